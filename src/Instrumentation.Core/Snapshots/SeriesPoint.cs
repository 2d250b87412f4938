namespace Instrumentation;

/// <summary>One series at the time of a snapshot.</summary>
public readonly struct SeriesPoint
{
    private readonly object? _detail;

    internal SeriesPoint(LabelSet labels, long startUnixMs, long whole, double fraction, object? detail)
    {
        Labels = labels;
        StartUnixMs = startUnixMs;
        WholePart = whole;
        FractionalPart = fraction;
        _detail = detail;
    }

    /// <summary>The labels; the same instance in every snapshot of this series.</summary>
    public LabelSet Labels { get; }

    /// <summary>When counting began, in milliseconds since 1970-01-01 UTC; later than before when a forgotten series came back.</summary>
    public long StartUnixMs { get; }

    /// <summary>The part of a counter's total that was added as integers; exact up to 2^63 - 1. 0 for other kinds.</summary>
    public long WholePart { get; }

    /// <summary>The part of a counter's total that was added as floating-point numbers; a gauge's value; 0 for histograms and summaries.</summary>
    public double FractionalPart { get; }

    /// <summary>A counter's total, a gauge's value, 1 for an info metric, and the count of a histogram or summary.</summary>
    public double Value => _detail switch
    {
        HistogramPoint histogram => histogram.Count,
        SummaryPoint summary => summary.Count,
        _ => FractionalPart == 0 ? WholePart : WholePart + FractionalPart,
    };

    /// <summary>When counting began.</summary>
    public DateTimeOffset StartTime => DateTimeOffset.FromUnixTimeMilliseconds(StartUnixMs);

    /// <summary>The distribution of a histogram's series; null for other kinds. Valid until the snapshot is filled again.</summary>
    public HistogramPoint? Histogram => _detail as HistogramPoint;

    /// <summary>The distribution of a summary's series; null for other kinds. Valid until the snapshot is filled again.</summary>
    public SummaryPoint? Summary => _detail as SummaryPoint;

    /// <summary>The exemplar of a counter's series; null when there is none or for other kinds.</summary>
    public Exemplar? Exemplar => (_detail as ExemplarPoint)?.Value;
}
