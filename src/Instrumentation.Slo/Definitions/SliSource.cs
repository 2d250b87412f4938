namespace Instrumentation;

/// <summary>Where the measurements of an indicator come from.</summary>
public abstract record SliSource
{
    private protected SliSource()
    {
    }

    /// <summary>The application records each event as good or bad.</summary>
    public static SliSource Recorded { get; } = new RecordedSource();

    /// <summary>Whether it gives numbers of events, rather than ratios or values.</summary>
    public virtual bool HasEvents => true;
}
