namespace Instrumentation;

/// <summary>A declared summary: records like the metrics API, without repeating the name, and hands out its series.</summary>
/// <remarks>Never blocks or throws; allocates nothing for a series it has seen. Safe from any thread.</remarks>
public sealed class Summary
{
    private readonly IStreamingMetrics _metrics;
    private readonly Func<ReadOnlySpan<Tag>, SummarySeries> _bind;

    internal Summary(IStreamingMetrics metrics, string name, Func<ReadOnlySpan<Tag>, SummarySeries> bind)
    {
        _metrics = metrics;
        _bind = bind;
        Name = name;
    }

    /// <summary>The instrument's name.</summary>
    public string Name { get; }

    /// <summary>Finds or creates the series with these tags, for recording without any lookup.</summary>
    /// <param name="tags">The tags in any order; their names differ. None for the series without labels.</param>
    /// <returns>The series; the overflow series when the cardinality limit is reached.</returns>
    /// <exception cref="ArgumentException">The tags are refused: a name is empty, reserved or given twice, a text is too long, or there are too many.</exception>
    public SummarySeries WithTags(params ReadOnlySpan<Tag> tags) => _bind(tags);

    /// <summary>Records a value.</summary>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    public void Record(double value) => _metrics.RecordSummary(Name, value);

    /// <summary>Records a value.</summary>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    public void Record(double value, in Tag tag) => _metrics.RecordSummary(Name, value, in tag);

    /// <summary>Records a value.</summary>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    public void Record(double value, in Tag tag1, in Tag tag2) => _metrics.RecordSummary(Name, value, in tag1, in tag2);

    /// <summary>Records a value.</summary>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    public void Record(double value, in Tag tag1, in Tag tag2, in Tag tag3) => _metrics.RecordSummary(Name, value, in tag1, in tag2, in tag3);

    /// <summary>Records a value.</summary>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    public void Record(double value, params ReadOnlySpan<Tag> tags) => _metrics.RecordSummary(Name, value, tags);
}
