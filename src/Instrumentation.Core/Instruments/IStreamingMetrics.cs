namespace Instrumentation;

/// <summary>Records measurements by name: counters, gauges, histograms, summaries and info metrics.</summary>
/// <remarks>
/// Recording never throws or blocks and allocates nothing for a series it has seen; a measurement that cannot be taken is dropped and
/// counted by reason in <c>instrumentation_measurements_rejected_total</c>. An instrument that was not declared is created on first use with
/// the kind of the call. Safe from any thread. Take a handle (<see cref="CreateCounter"/> and its like) where a name lookup is too much.
/// </remarks>
public interface IStreamingMetrics
{
    /// <summary>Adds 1 to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    void IncrementCounter(string name) => IncrementCounter(name, 1L, ReadOnlySpan<Tag>.Empty);

    /// <summary>Adds 1 to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="tag">The series' tag.</param>
    void IncrementCounter(string name, in Tag tag) => IncrementCounter(name, 1L, new ReadOnlySpan<Tag>(in tag));

    /// <summary>Adds 1 to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    void IncrementCounter(string name, in Tag tag1, in Tag tag2) => IncrementCounter(name, 1L, (ReadOnlySpan<Tag>)[tag1, tag2]);

    /// <summary>Adds 1 to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    void IncrementCounter(string name, in Tag tag1, in Tag tag2, in Tag tag3) => IncrementCounter(name, 1L, (ReadOnlySpan<Tag>)[tag1, tag2, tag3]);

    /// <summary>Adds 1 to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    void IncrementCounter(string name, params ReadOnlySpan<Tag> tags) => IncrementCounter(name, 1L, tags);

    /// <summary>Adds to a counter, exactly, up to a total of 2^63 - 1.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    void IncrementCounter(string name, long amount) => IncrementCounter(name, amount, ReadOnlySpan<Tag>.Empty);

    /// <summary>Adds to a counter, exactly, up to a total of 2^63 - 1.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    void IncrementCounter(string name, long amount, in Tag tag) => IncrementCounter(name, amount, new ReadOnlySpan<Tag>(in tag));

    /// <summary>Adds to a counter, exactly, up to a total of 2^63 - 1.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    void IncrementCounter(string name, long amount, in Tag tag1, in Tag tag2) => IncrementCounter(name, amount, (ReadOnlySpan<Tag>)[tag1, tag2]);

    /// <summary>Adds to a counter, exactly, up to a total of 2^63 - 1.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    void IncrementCounter(string name, long amount, in Tag tag1, in Tag tag2, in Tag tag3) => IncrementCounter(name, amount, (ReadOnlySpan<Tag>)[tag1, tag2, tag3]);

    /// <summary>Adds to a counter, exactly, up to a total of 2^63 - 1.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    void IncrementCounter(string name, long amount, params ReadOnlySpan<Tag> tags);

    /// <summary>Adds to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    void IncrementCounter(string name, double amount) => IncrementCounter(name, amount, ReadOnlySpan<Tag>.Empty);

    /// <summary>Adds to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    void IncrementCounter(string name, double amount, in Tag tag) => IncrementCounter(name, amount, new ReadOnlySpan<Tag>(in tag));

    /// <summary>Adds to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    void IncrementCounter(string name, double amount, in Tag tag1, in Tag tag2) => IncrementCounter(name, amount, (ReadOnlySpan<Tag>)[tag1, tag2]);

    /// <summary>Adds to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    void IncrementCounter(string name, double amount, in Tag tag1, in Tag tag2, in Tag tag3) => IncrementCounter(name, amount, (ReadOnlySpan<Tag>)[tag1, tag2, tag3]);

    /// <summary>Adds to a counter.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    void IncrementCounter(string name, double amount, params ReadOnlySpan<Tag> tags);

    /// <summary>Records a value into a histogram.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the histogram's unit. NaN and infinities are dropped and counted as rejected.</param>
    void RecordHistogram(string name, double value) => RecordHistogram(name, value, ReadOnlySpan<Tag>.Empty);

    /// <summary>Records a value into a histogram.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the histogram's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    void RecordHistogram(string name, double value, in Tag tag) => RecordHistogram(name, value, new ReadOnlySpan<Tag>(in tag));

    /// <summary>Records a value into a histogram.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the histogram's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    void RecordHistogram(string name, double value, in Tag tag1, in Tag tag2) => RecordHistogram(name, value, (ReadOnlySpan<Tag>)[tag1, tag2]);

    /// <summary>Records a value into a histogram.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the histogram's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    void RecordHistogram(string name, double value, in Tag tag1, in Tag tag2, in Tag tag3) => RecordHistogram(name, value, (ReadOnlySpan<Tag>)[tag1, tag2, tag3]);

    /// <summary>Records a value into a histogram.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the histogram's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    void RecordHistogram(string name, double value, params ReadOnlySpan<Tag> tags);

    /// <summary>Sets a gauge.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    void SetGauge(string name, double value) => SetGauge(name, value, ReadOnlySpan<Tag>.Empty);

    /// <summary>Sets a gauge.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    void SetGauge(string name, double value, in Tag tag) => SetGauge(name, value, new ReadOnlySpan<Tag>(in tag));

    /// <summary>Sets a gauge.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    void SetGauge(string name, double value, in Tag tag1, in Tag tag2) => SetGauge(name, value, (ReadOnlySpan<Tag>)[tag1, tag2]);

    /// <summary>Sets a gauge.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    void SetGauge(string name, double value, in Tag tag1, in Tag tag2, in Tag tag3) => SetGauge(name, value, (ReadOnlySpan<Tag>)[tag1, tag2, tag3]);

    /// <summary>Sets a gauge.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    void SetGauge(string name, double value, params ReadOnlySpan<Tag> tags);

    /// <summary>Adds to a gauge, which begins at 0.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    void AddToGauge(string name, double amount) => AddToGauge(name, amount, ReadOnlySpan<Tag>.Empty);

    /// <summary>Adds to a gauge, which begins at 0.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    void AddToGauge(string name, double amount, in Tag tag) => AddToGauge(name, amount, new ReadOnlySpan<Tag>(in tag));

    /// <summary>Adds to a gauge, which begins at 0.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    void AddToGauge(string name, double amount, in Tag tag1, in Tag tag2) => AddToGauge(name, amount, (ReadOnlySpan<Tag>)[tag1, tag2]);

    /// <summary>Adds to a gauge, which begins at 0.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    void AddToGauge(string name, double amount, in Tag tag1, in Tag tag2, in Tag tag3) => AddToGauge(name, amount, (ReadOnlySpan<Tag>)[tag1, tag2, tag3]);

    /// <summary>Adds to a gauge, which begins at 0.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    void AddToGauge(string name, double amount, params ReadOnlySpan<Tag> tags);

    /// <summary>Records a value into a summary.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    void RecordSummary(string name, double value) => RecordSummary(name, value, ReadOnlySpan<Tag>.Empty);

    /// <summary>Records a value into a summary.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag">The series' tag.</param>
    void RecordSummary(string name, double value, in Tag tag) => RecordSummary(name, value, new ReadOnlySpan<Tag>(in tag));

    /// <summary>Records a value into a summary.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    void RecordSummary(string name, double value, in Tag tag1, in Tag tag2) => RecordSummary(name, value, (ReadOnlySpan<Tag>)[tag1, tag2]);

    /// <summary>Records a value into a summary.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tag1">The first tag.</param>
    /// <param name="tag2">The second tag.</param>
    /// <param name="tag3">The third tag.</param>
    void RecordSummary(string name, double value, in Tag tag1, in Tag tag2, in Tag tag3) => RecordSummary(name, value, (ReadOnlySpan<Tag>)[tag1, tag2, tag3]);

    /// <summary>Records a value into a summary.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    void RecordSummary(string name, double value, params ReadOnlySpan<Tag> tags);

    /// <summary>Publishes text as the labels of a constant 1, such as a build's version.</summary>
    /// <param name="name">The instrument's name, by convention ending in <c>_info</c>.</param>
    /// <param name="tags">The text, as tags.</param>
    void SetInfo(string name, params ReadOnlySpan<Tag> tags);

    /// <summary>Measures how long a scope takes and records that into a histogram when the scope is disposed.</summary>
    /// <param name="name">The histogram's name. It gets milliseconds when its unit is <c>ms</c> or its name ends in <c>_ms</c>, otherwise seconds.</param>
    /// <param name="tags">The tags in any order; their names differ.</param>
    /// <returns>The running scope; dispose it once, best with <c>using</c>.</returns>
    TimerScope Time(string name, params ReadOnlySpan<Tag> tags);

    /// <summary>Declares a counter, or finds the one that exists.</summary>
    /// <param name="name">The instrument's name, not empty.</param>
    /// <param name="options">Unit, description and limits; null for none.</param>
    /// <returns>A handle that stays valid as long as the application likes to keep it.</returns>
    /// <exception cref="ArgumentException">The name is empty or an option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The name belongs to an instrument of another kind.</exception>
    Counter CreateCounter(string name, InstrumentOptions? options = null);

    /// <summary>Declares a gauge, or finds the one that exists.</summary>
    /// <param name="name">The instrument's name, not empty.</param>
    /// <param name="options">Unit, description and limits; null for none.</param>
    /// <returns>A handle that stays valid as long as the application likes to keep it.</returns>
    /// <exception cref="ArgumentException">The name is empty or an option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The name belongs to an instrument of another kind.</exception>
    Gauge CreateGauge(string name, InstrumentOptions? options = null);

    /// <summary>Declares a histogram, or finds the one that exists.</summary>
    /// <param name="name">The instrument's name, not empty.</param>
    /// <param name="options">Unit, description, buckets and limits; null for the defaults.</param>
    /// <returns>A handle that stays valid as long as the application likes to keep it.</returns>
    /// <exception cref="ArgumentException">The name is empty or an option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The name belongs to an instrument of another kind, or to a histogram with other buckets.</exception>
    Histogram CreateHistogram(string name, InstrumentOptions? options = null);

    /// <summary>Declares a summary, or finds the one that exists.</summary>
    /// <param name="name">The instrument's name, not empty.</param>
    /// <param name="options">Unit, description, quantiles, window and limits; null for the defaults.</param>
    /// <returns>A handle that stays valid as long as the application likes to keep it.</returns>
    /// <exception cref="ArgumentException">The name is empty or an option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The name belongs to an instrument of another kind, or to a summary with other quantiles or window.</exception>
    Summary CreateSummary(string name, InstrumentOptions? options = null);
}
