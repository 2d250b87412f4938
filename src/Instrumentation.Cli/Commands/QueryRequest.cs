using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary>What <c>query</c> is asked.</summary>
internal sealed record QueryRequest
{
    public static readonly TimeSpan DefaultStep = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan MaxLookback = TimeSpan.FromDays(1);

    public required string Input { get; init; }

    public required string Expression { get; init; }

    public DateTimeOffset? Time { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    public TimeSpan? Step { get; init; }

    public TimeSpan? Lookback { get; init; }

    public OutputFormat Format { get; init; }

    public bool Experimental { get; init; }

    /// <summary>Checks what no single option shows.</summary>
    /// <exception cref="UnusableException">Options contradict each other.</exception>
    public void Validate()
    {
        if (Start is null && (End ?? (object?)Step) is not null)
            throw new UnusableException("--end and --step need --start.");
        if (Start is not null && Time is not null)
            throw new UnusableException("--time and --start exclude each other.");
        if (Step <= TimeSpan.Zero)
            throw new UnusableException($"--step is {Step}; allowed is above 0.");
        if (Lookback <= TimeSpan.Zero || Lookback > MaxLookback)
            throw new UnusableException($"--lookback is {Lookback}; allowed is above 0, up to 1 day.");
    }
}
