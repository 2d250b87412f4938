namespace Instrumentation;

/// <summary>A declared gauge: records like the metrics API, without repeating the name, and hands out its series.</summary>
/// <remarks>Never blocks or throws; allocates nothing for a series it has seen. Safe from any thread.</remarks>
public sealed class Gauge
{
    private readonly IStreamingMetrics _metrics;
    private readonly Func<ReadOnlySpan<Tag>, GaugeSeries> _bind;

    internal Gauge(IStreamingMetrics metrics, string name, Func<ReadOnlySpan<Tag>, GaugeSeries> bind)
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
    public GaugeSeries WithTags(params ReadOnlySpan<Tag> tags) => _bind(tags);

    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    public void Set(double value) => _metrics.SetGauge(Name, value);

    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    public void Set(double value, in Tag tag) => _metrics.SetGauge(Name, value, in tag);

    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    public void Set(double value, in Tag tag1, in Tag tag2) => _metrics.SetGauge(Name, value, in tag1, in tag2);

    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    public void Set(double value, in Tag tag1, in Tag tag2, in Tag tag3) => _metrics.SetGauge(Name, value, in tag1, in tag2, in tag3);

    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    public void Set(double value, params ReadOnlySpan<Tag> tags) => _metrics.SetGauge(Name, value, tags);

    /// <summary>Adds to the gauge.</summary>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    public void Add(double amount) => _metrics.AddToGauge(Name, amount);

    /// <summary>Adds to the gauge.</summary>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    public void Add(double amount, in Tag tag) => _metrics.AddToGauge(Name, amount, in tag);

    /// <summary>Adds to the gauge.</summary>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    public void Add(double amount, in Tag tag1, in Tag tag2) => _metrics.AddToGauge(Name, amount, in tag1, in tag2);

    /// <summary>Adds to the gauge.</summary>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    public void Add(double amount, in Tag tag1, in Tag tag2, in Tag tag3) => _metrics.AddToGauge(Name, amount, in tag1, in tag2, in tag3);

    /// <summary>Adds to the gauge.</summary>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    public void Add(double amount, params ReadOnlySpan<Tag> tags) => _metrics.AddToGauge(Name, amount, tags);
}
