namespace Instrumentation;

/// <summary>PromQL gives the numbers of good or bad events and of all events.</summary>
public sealed record EventQuerySource : SliSource
{
    /// <summary>Makes the source.</summary>
    /// <param name="total">Gives all events. With <c>{{.window}}</c> in it, a rate or increase over a window; without, a counter that grows.</param>
    /// <param name="good">Gives good events in the same form; null where <paramref name="bad"/> is given.</param>
    /// <param name="bad">Gives bad events in the same form; null where <paramref name="good"/> is given.</param>
    /// <exception cref="ArgumentException">Both or neither of good and bad are given.</exception>
    public EventQuerySource(string total, string? good = null, string? bad = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(total);
        if (good is null == bad is null)
            throw new ArgumentException("Give either the good or the bad events.", nameof(good));
        Total = total;
        Good = good;
        Bad = bad;
    }

    /// <summary>Gives all events.</summary>
    public string Total { get; }

    /// <summary>Gives good events; null where <see cref="Bad"/> is given.</summary>
    public string? Good { get; }

    /// <summary>Gives bad events; null where <see cref="Good"/> is given.</summary>
    public string? Bad { get; }

    /// <summary>The remote server that answers; empty for the embedded store.</summary>
    public string Remote { get; init; } = "";

    /// <summary>Whether the queries give counters that only grow, so that events are differences between the edges of slices.</summary>
    public bool AreCounters => !Total.Contains("{{", StringComparison.Ordinal);
}
