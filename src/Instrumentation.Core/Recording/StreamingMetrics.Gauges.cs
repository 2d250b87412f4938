using Instrumentation.Recording;

namespace Instrumentation;

// Gauges by name. The four fixed arities are written out because each is a path of a few nanoseconds.
public sealed partial class StreamingMetrics
{
    /// <inheritdoc/>
    public void SetGauge(string name, double value)
    {
        ulong hash = ReferenceCache.Hash(name);
        if (_cache.Find(hash, name) is GaugeSeries series)
            series.Set(value);
        else
            RecordByContent(hash, name, InstrumentKind.Gauge, Operation.Set, 0, value, default);
    }

    /// <inheritdoc/>
    public void SetGauge(string name, double value, in Tag tag)
    {
        ulong hash = ReferenceCache.Hash(name, tag);
        if (_cache.Find(hash, name, tag) is GaugeSeries series)
            series.Set(value);
        else
            RecordByContent(hash, name, InstrumentKind.Gauge, Operation.Set, 0, value, new ReadOnlySpan<Tag>(in tag));
    }

    /// <inheritdoc/>
    public void SetGauge(string name, double value, in Tag tag1, in Tag tag2)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2);
        if (_cache.Find(hash, name, tag1, tag2) is GaugeSeries series)
            series.Set(value);
        else
            RecordByContent(hash, name, InstrumentKind.Gauge, Operation.Set, 0, value, [tag1, tag2]);
    }

    /// <inheritdoc/>
    public void SetGauge(string name, double value, in Tag tag1, in Tag tag2, in Tag tag3)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2, tag3);
        if (_cache.Find(hash, name, tag1, tag2, tag3) is GaugeSeries series)
            series.Set(value);
        else
            RecordByContent(hash, name, InstrumentKind.Gauge, Operation.Set, 0, value, [tag1, tag2, tag3]);
    }

    /// <inheritdoc/>
    public void SetGauge(string name, double value, params ReadOnlySpan<Tag> tags)
    {
        switch (tags.Length)
        {
            case 0:
                SetGauge(name, value);
                break;
            case 1:
                SetGauge(name, value, in tags[0]);
                break;
            case 2:
                SetGauge(name, value, in tags[0], in tags[1]);
                break;
            case 3:
                SetGauge(name, value, in tags[0], in tags[1], in tags[2]);
                break;
            default:
                RecordByContent(0, name, InstrumentKind.Gauge, Operation.Set, 0, value, tags);
                break;
        }
    }

    /// <inheritdoc/>
    public void AddToGauge(string name, double amount)
    {
        ulong hash = ReferenceCache.Hash(name);
        if (_cache.Find(hash, name) is GaugeSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Gauge, Operation.AddToGauge, 0, amount, default);
    }

    /// <inheritdoc/>
    public void AddToGauge(string name, double amount, in Tag tag)
    {
        ulong hash = ReferenceCache.Hash(name, tag);
        if (_cache.Find(hash, name, tag) is GaugeSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Gauge, Operation.AddToGauge, 0, amount, new ReadOnlySpan<Tag>(in tag));
    }

    /// <inheritdoc/>
    public void AddToGauge(string name, double amount, in Tag tag1, in Tag tag2)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2);
        if (_cache.Find(hash, name, tag1, tag2) is GaugeSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Gauge, Operation.AddToGauge, 0, amount, [tag1, tag2]);
    }

    /// <inheritdoc/>
    public void AddToGauge(string name, double amount, in Tag tag1, in Tag tag2, in Tag tag3)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2, tag3);
        if (_cache.Find(hash, name, tag1, tag2, tag3) is GaugeSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Gauge, Operation.AddToGauge, 0, amount, [tag1, tag2, tag3]);
    }

    /// <inheritdoc/>
    public void AddToGauge(string name, double amount, params ReadOnlySpan<Tag> tags)
    {
        switch (tags.Length)
        {
            case 0:
                AddToGauge(name, amount);
                break;
            case 1:
                AddToGauge(name, amount, in tags[0]);
                break;
            case 2:
                AddToGauge(name, amount, in tags[0], in tags[1]);
                break;
            case 3:
                AddToGauge(name, amount, in tags[0], in tags[1], in tags[2]);
                break;
            default:
                RecordByContent(0, name, InstrumentKind.Gauge, Operation.AddToGauge, 0, amount, tags);
                break;
        }
    }
}
