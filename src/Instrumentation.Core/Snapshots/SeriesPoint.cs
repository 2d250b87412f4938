namespace Instrumentation;

/// <summary>One series at the time of a snapshot.</summary>
public struct SeriesPoint
{
    private object? _detail;

    /// <summary>The labels; the same instance in every snapshot of this series.</summary>
    public LabelSet Labels { readonly get; private set; }

    /// <summary>When counting began, in milliseconds since 1970-01-01 UTC; later than before when a forgotten series came back.</summary>
    public long StartUnixMs { readonly get; private set; }

    /// <summary>The part of a counter's total that was added as integers; exact up to 2^63 - 1. 0 for other kinds.</summary>
    public long WholePart { readonly get; private set; }

    /// <summary>The part of a counter's total that was added as floating-point numbers; a gauge's value; 0 for histograms and summaries.</summary>
    public double FractionalPart { readonly get; private set; }

    /// <summary>A counter's total, a gauge's value, 1 for an info metric, and the count of a histogram or summary.</summary>
    public readonly double Value => _detail switch
    {
        HistogramPoint histogram => histogram.Count,
        SummaryPoint summary => summary.Count,
        _ => FractionalPart == 0 ? WholePart : WholePart + FractionalPart,
    };

    /// <summary>When counting began.</summary>
    public readonly DateTimeOffset StartTime => DateTimeOffset.FromUnixTimeMilliseconds(StartUnixMs);

    /// <summary>The distribution of a histogram's series; null for other kinds. Valid until the snapshot is filled again.</summary>
    public readonly HistogramPoint? Histogram => _detail as HistogramPoint;

    /// <summary>The distribution of a summary's series; null for other kinds. Valid until the snapshot is filled again.</summary>
    public readonly SummaryPoint? Summary => _detail as SummaryPoint;

    /// <summary>The exemplar of a counter's series; null when there is none or for other kinds.</summary>
    public readonly Exemplar? Exemplar => (_detail as ExemplarPoint)?.Value;

    // Written in place, and references only where they changed: a snapshot that is filled again mostly finds them as they were.
    internal void Set(LabelSet labels, long startUnixMs, long whole, double fraction, object? detail)
    {
        if (!Labels.IsSame(labels))
            Labels = labels;
        if (!ReferenceEquals(_detail, detail))
            _detail = detail;
        StartUnixMs = startUnixMs;
        WholePart = whole;
        FractionalPart = fraction;
    }
}
