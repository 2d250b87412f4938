namespace Instrumentation;

/// <summary>A declared counter: records like the metrics API, without repeating the name, and hands out its series.</summary>
/// <remarks>Never blocks or throws; allocates nothing for a series it has seen. Safe from any thread.</remarks>
public sealed class Counter
{
    private readonly IStreamingMetrics _metrics;
    private readonly Func<ReadOnlySpan<Tag>, CounterSeries> _bind;

    internal Counter(IStreamingMetrics metrics, string name, Func<ReadOnlySpan<Tag>, CounterSeries> bind)
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
    public CounterSeries WithTags(params ReadOnlySpan<Tag> tags) => _bind(tags);

    /// <summary>Adds to the counter, exactly.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    public void Add(long amount) => _metrics.IncrementCounter(Name, amount);

    /// <summary>Adds to the counter, exactly.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    public void Add(long amount, in Tag tag) => _metrics.IncrementCounter(Name, amount, in tag);

    /// <summary>Adds to the counter, exactly.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    public void Add(long amount, in Tag tag1, in Tag tag2) => _metrics.IncrementCounter(Name, amount, in tag1, in tag2);

    /// <summary>Adds to the counter, exactly.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    public void Add(long amount, in Tag tag1, in Tag tag2, in Tag tag3) => _metrics.IncrementCounter(Name, amount, in tag1, in tag2, in tag3);

    /// <summary>Adds to the counter, exactly.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    public void Add(long amount, params ReadOnlySpan<Tag> tags) => _metrics.IncrementCounter(Name, amount, tags);

    /// <summary>Adds to the counter.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    public void Add(double amount) => _metrics.IncrementCounter(Name, amount);

    /// <summary>Adds to the counter.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    public void Add(double amount, in Tag tag) => _metrics.IncrementCounter(Name, amount, in tag);

    /// <summary>Adds to the counter.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    public void Add(double amount, in Tag tag1, in Tag tag2) => _metrics.IncrementCounter(Name, amount, in tag1, in tag2);

    /// <summary>Adds to the counter.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    public void Add(double amount, in Tag tag1, in Tag tag2, in Tag tag3) => _metrics.IncrementCounter(Name, amount, in tag1, in tag2, in tag3);

    /// <summary>Adds to the counter.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    public void Add(double amount, params ReadOnlySpan<Tag> tags) => _metrics.IncrementCounter(Name, amount, tags);
}
