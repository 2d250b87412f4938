using System.Globalization;

namespace Instrumentation.Benchmarks.Queries;

/// <summary>A query at every 10 seconds up to the last sample.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Steps">At how many times.</param>
internal sealed record QueryShape(string Expression, int Steps)
{
    private static readonly string[] Expressions =
    [
        "a_hundred",
        "rate(a_hundred[1m])",
        "rate(a_hundred[1h])",
        "max_over_time(a_hundred[30m])",
        "a_hundred - b_hundred",
        "a_hundred and b_hundred{l=~\".*[0-4]\"}",
        "sum by (l) (h_hundred)",
        "sum(rate(a_hundred[1m]))",
        "topk(5, a_hundred)",
        "histogram_quantile(0.9, rate(h_hundred[5m]))",
        "label_replace(a_hundred, \"n\", \"$1\", \"l\", \"(.*)\")",
        "max_over_time(rate(a_ten[1m])[10m:1m])",
    ];

    private static readonly int[] StepCounts = [1, 100, 1_000];

    public static IEnumerable<QueryShape> All => Expressions.SelectMany(expression => StepCounts.Select(steps => new QueryShape(expression, steps)));

    public static TimeSpan Step => TimeSpan.FromMilliseconds(BenchmarkSeries.IntervalMs);

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Expression}, {Steps:N0} step{(Steps == 1 ? "" : "s")}");

    public DateTimeOffset End => DateTimeOffset.FromUnixTimeMilliseconds(BenchmarkSeries.LastStepUnixMs);

    public DateTimeOffset Start => End - ((Steps - 1) * Step);

    /// <summary>The fields of a request to the HTTP API.</summary>
    public Dictionary<string, string> Fields => new(StringComparer.Ordinal)
    {
        ["query"] = Expression,
        ["start"] = Seconds(Start),
        ["end"] = Seconds(End),
        ["step"] = "10",
    };

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture);
}
