using System.Text;
using Instrumentation.Evaluation;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Hostile;

/// <summary>Expressions that are nearly right, and such as are too deep, too long or too costly.</summary>
internal static class HostileExpressions
{
    private const int Depth = 10_000;
    private const int Terms = 100_000;
    private const long Now = 1_700_000_000_000;

    private static readonly string[] Seeds =
    [
        "sum by (job, l) (rate(x_total{l=~\"a|b.*\",job!=\"\"}[5m] offset 1m)) / on (job) group_left (l) y > bool 2",
        "histogram_quantile(0.9, sum by (le) (rate(h_bucket[5m] @ end())))",
        "max_over_time(deriv(rate(x_total[1m])[10m:30s] @ 1.7e9)[1h:1m] offset -5m)",
        "label_replace(label_join(x_total, \"n\", \"-\", \"job\", \"l\"), \"n\", \"$1\", \"n\", \"(.*)-.*\") unless ignoring (n) absent(nothing)",
        "topk(3, x_total) or bottomk without (l) (2, -x_total) and quantile(0.5, x_total) ^ 2 ^ 3 % 4 atan2 1",
        "count_values(\"v\", x_total) or limitk(2, x_total) or limit_ratio(0.5, x_total)",
        "sort_by_label_desc(x_total, \"l\") + ignoring (l) fill (0) y * scalar(y) + vector(time()) + pi()",
        "increase(x_total[5m] anchored) + rate(x_total[1h] smoothed) - x_total[max_of(5m, step()) * 2] @ start()",
        "predict_linear(x_total[10m], 3600) + holt_winters(x_total[10m], 0.1, 0.2) + double_exponential_smoothing(x_total[5m], 0.5, 0.5)",
        "info(x_total, {l=~\".+\"}) </ 5 >/ 2 == bool 0x1F != -1e-3 + Inf - NaN",
        "{__name__=~\"x.*\", \"l\"='a', job!~`b`} offset 1h30m5s10ms + day_of_week() - clamp(round(x_total, 0.5), -1, 1)",
        "quantile_over_time(0.5, x_total[1h]) + stdvar_over_time(x_total[1h]) + absent_over_time(x_total{l=\"q\"}[5m]) + mad_over_time(x_total[5m])",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", ":", "[5m]", "[1h:1m]", "offset ", "@ ", "by ", "without ", "on ", "ignoring ", "group_left ", "bool ", "or ", "and ", "unless ",
        "+", "-", "*", "/", "%", "^", "==", "!=", "=~", "!~", ">", "<", "</", ">/", "atan2 ", "1", "0x", "1e999", "-1", "NaN", "Inf", "5m", "1y1y", "9999999999y", "\"", "'", "`", "\"(\"", "\"(a*)*$\"",
        "\\", "\\u12", "\\xZZ", "#", "\n", "\0", "é", "\ud800", "\u2028", "sum", "rate(", "start()", "x_total", "__name__", "\"\"", "fill ", "anchored", "smoothed", "step()", "max_of(",
    ];

    private static readonly PromqlEngine Engine = new(new PromqlEngineOptions
    {
        Parser = PromqlParserOptions.AllExperimental,
        MaxSamples = 1_000_000,
        Timeout = TimeSpan.FromSeconds(1),
    });

    private static readonly SeriesStore Store = MakeStore();

    public static IEnumerable<HostileInput> Mutated(int seed, int count)
    {
        var random = new Random(seed);
        for (int input = 0; input < count; input++)
            yield return Input(Mutate(random));
    }

    public static IEnumerable<HostileInput> Shapes()
    {
        foreach ((string open, string inside, string close) in ((string, string, string)[])
            [
                ("(", "1", ")"), ("-", "x_total", ""), ("-(", "x_total", ")"), ("sum(", "x_total", ")"), ("abs(", "x_total", ")"), ("x_total + (", "1", ")"), ("1 ^ ", "1", ""),
                ("max_over_time((", "x_total", ")[5m:1m])"), ("", "x_total", "[5m:1m]"), ("x_total[(", "5m", ")]"), ("x_total[-", "5m", "]"), ("vector(scalar(", "x_total", "))"),
                ("sum by (job) (", "x_total", ")"), ("1 - (", "1", ")"), ("{", "", "}"), ("[", "", "]"), ("topk(1, ", "x_total", ")"), ("!", "", ""), ("x_total offset (", "5m", ")"),
            ])
        {
            yield return Input(Repeat(open, Depth) + inside + Repeat(close, Depth));
        }

        foreach (string term in (string[])["+1", "-x_total", " or x_total", " and x_total", "^1", "*2", " == 1", " unless on (job) y", "%-1", " > bool 1"])
            yield return Input("1" + Repeat(term, Terms));
        yield return Input($"x_total{{{string.Join(',', Enumerable.Range(0, Terms).Select(number => $"l{number}=\"a\""))}}}");
        yield return Input($"x_total{{{string.Join(',', Enumerable.Repeat("l=~\"a|b\"", Terms / 10))}}}");
        yield return Input($"sum by ({string.Join(',', Enumerable.Range(0, Terms).Select(number => $"l{number}"))}) (x_total)");
        yield return Input($"label_join(x_total, \"n\", \"\"{Repeat(", \"l\"", Terms)})");
        yield return Input($"x_total{{l=~\"{Repeat("(", 5_000)}a{Repeat(")", 5_000)}\"}}");
        yield return Input($"x_total{{l=~\"{Repeat("a?", 5_000)}{Repeat("a", 5_000)}\"}}");
        yield return Input($"x_total{{l=~\"{Repeat("(a|", 2_000)}b{Repeat(")*", 2_000)}\"}}");
        yield return Input("x_total{l=~\"(((a{1,100}){1,100}){1,100}){1,100}\"}");
        yield return Input($"\"{Repeat("a", 2_000_000)}\"");
        yield return Input(Repeat("9", 500_000));
        yield return Input(Repeat("x", 500_000));
        yield return Input("x_total[" + Repeat("1y", Terms) + "]");
        yield return Input(Repeat("#", 500_000));
        yield return Input("count_over_time(x_total[400d:1ms])");
        yield return Input("sum_over_time(sum_over_time(sum_over_time(x_total[1d:1ms])[1d:1ms])[1d:1ms])");
        yield return Input("x_total[" + Repeat("max_of(5m, ", Depth) + "1m" + Repeat(")", Depth) + "]");
    }

    private static HostileInput Input(string text) => new(text, async () =>
    {
        try
        {
            PromqlExpression expression = Engine.Parse(text);
            if (!expression.Equals(PromqlParser.Parse(expression.ToString(), PromqlParserOptions.AllExperimental)))
                throw new InvalidOperationException("What is printed is not what was read.");
            _ = PromqlFormatter.Format(expression);
            if (expression.Type is PromqlType.Scalar or PromqlType.InstantVector)
                await Engine.QueryRangeAsync(Store, expression, DateTimeOffset.FromUnixTimeMilliseconds(Now - 60_000), DateTimeOffset.FromUnixTimeMilliseconds(Now), TimeSpan.FromSeconds(20));
            return true;
        }
        catch (Exception exception) when (exception is PromqlSyntaxException or PromqlEvaluationException)
        {
            return false;
        }
    });

    private static string Mutate(Random random)
    {
        string text = Seeds[random.Next(Seeds.Length)];
        if (random.Next(3) == 0)
        {
            string other = Seeds[random.Next(Seeds.Length)];
            text = text[..random.Next(text.Length)] + other[random.Next(other.Length)..];
        }

        for (int count = random.Next(6); count > 0; count--)
        {
            int at = random.Next(text.Length + 1);
            int remove = Math.Min(random.Next(5), text.Length - at);
            text = text[..at] + (random.Next(4) > 0 ? Pieces[random.Next(Pieces.Length)] : "") + text[(at + remove)..];
        }

        return text;
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static SeriesStore MakeStore()
    {
        var store = new SeriesStore(new SeriesStoreOptions { MaxFuture = TimeSpan.FromDays(400), Retention = TimeSpan.FromDays(400) });
        for (int sample = 0; sample < 200; sample++)
        {
            foreach (string value in (string[])["a", "b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"])
            {
                store.Append(SeriesLabels.Of(("__name__", "x_total"), ("job", "j"), ("l", value)), Now - 2_000_000 + (sample * 10_000), sample);
                store.Append(SeriesLabels.Of(("__name__", "h_bucket"), ("job", "j"), ("le", value.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))), Now - 2_000_000 + (sample * 10_000), sample);
            }

            store.Append(SeriesLabels.Of(("__name__", "y"), ("job", "j")), Now - 2_000_000 + (sample * 10_000), sample % 7);
        }

        return store;
    }
}
