using System.Runtime.CompilerServices;
using Instrumentation.Recording;

namespace Instrumentation;

// Counters by name. The four fixed arities are written out, and taken in by their callers, because each is a path of a few nanoseconds: there
// the tags stay in registers, where a call would have to write them down first. Only the way by content copies them to memory.
public sealed partial class StreamingMetrics
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name)
    {
        ulong hash = ReferenceCache.Hash(name);
        if (_cache.Find(hash, name) is CounterSeries series)
            series.Add(1L);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddWhole, 1L, 0, default);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, in Tag tag)
    {
        ulong hash = ReferenceCache.Hash(name, tag);
        if (_cache.Find(hash, name, tag) is CounterSeries series)
            series.Add(1L);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddWhole, 1L, 0, [tag]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, in Tag tag1, in Tag tag2)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2);
        if (_cache.Find(hash, name, tag1, tag2) is CounterSeries series)
            series.Add(1L);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddWhole, 1L, 0, [tag1, tag2]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, in Tag tag1, in Tag tag2, in Tag tag3)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2, tag3);
        if (_cache.Find(hash, name, tag1, tag2, tag3) is CounterSeries series)
            series.Add(1L);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddWhole, 1L, 0, [tag1, tag2, tag3]);
    }

    /// <inheritdoc/>
    public void IncrementCounter(string name, params ReadOnlySpan<Tag> tags)
    {
        switch (tags.Length)
        {
            case 0:
                IncrementCounter(name);
                break;
            case 1:
                IncrementCounter(name, in tags[0]);
                break;
            case 2:
                IncrementCounter(name, in tags[0], in tags[1]);
                break;
            case 3:
                IncrementCounter(name, in tags[0], in tags[1], in tags[2]);
                break;
            default:
                RecordByContent(0, name, InstrumentKind.Counter, Operation.AddWhole, 1L, 0, tags);
                break;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, long amount)
    {
        ulong hash = ReferenceCache.Hash(name);
        if (_cache.Find(hash, name) is CounterSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddWhole, amount, 0, default);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, long amount, in Tag tag)
    {
        ulong hash = ReferenceCache.Hash(name, tag);
        if (_cache.Find(hash, name, tag) is CounterSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddWhole, amount, 0, [tag]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, long amount, in Tag tag1, in Tag tag2)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2);
        if (_cache.Find(hash, name, tag1, tag2) is CounterSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddWhole, amount, 0, [tag1, tag2]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, long amount, in Tag tag1, in Tag tag2, in Tag tag3)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2, tag3);
        if (_cache.Find(hash, name, tag1, tag2, tag3) is CounterSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddWhole, amount, 0, [tag1, tag2, tag3]);
    }

    /// <inheritdoc/>
    public void IncrementCounter(string name, long amount, params ReadOnlySpan<Tag> tags)
    {
        switch (tags.Length)
        {
            case 0:
                IncrementCounter(name, amount);
                break;
            case 1:
                IncrementCounter(name, amount, in tags[0]);
                break;
            case 2:
                IncrementCounter(name, amount, in tags[0], in tags[1]);
                break;
            case 3:
                IncrementCounter(name, amount, in tags[0], in tags[1], in tags[2]);
                break;
            default:
                RecordByContent(0, name, InstrumentKind.Counter, Operation.AddWhole, amount, 0, tags);
                break;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, double amount)
    {
        ulong hash = ReferenceCache.Hash(name);
        if (_cache.Find(hash, name) is CounterSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddFraction, 0, amount, default);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, double amount, in Tag tag)
    {
        ulong hash = ReferenceCache.Hash(name, tag);
        if (_cache.Find(hash, name, tag) is CounterSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddFraction, 0, amount, [tag]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, double amount, in Tag tag1, in Tag tag2)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2);
        if (_cache.Find(hash, name, tag1, tag2) is CounterSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddFraction, 0, amount, [tag1, tag2]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void IncrementCounter(string name, double amount, in Tag tag1, in Tag tag2, in Tag tag3)
    {
        ulong hash = ReferenceCache.Hash(name, tag1, tag2, tag3);
        if (_cache.Find(hash, name, tag1, tag2, tag3) is CounterSeries series)
            series.Add(amount);
        else
            RecordByContent(hash, name, InstrumentKind.Counter, Operation.AddFraction, 0, amount, [tag1, tag2, tag3]);
    }

    /// <inheritdoc/>
    public void IncrementCounter(string name, double amount, params ReadOnlySpan<Tag> tags)
    {
        switch (tags.Length)
        {
            case 0:
                IncrementCounter(name, amount);
                break;
            case 1:
                IncrementCounter(name, amount, in tags[0]);
                break;
            case 2:
                IncrementCounter(name, amount, in tags[0], in tags[1]);
                break;
            case 3:
                IncrementCounter(name, amount, in tags[0], in tags[1], in tags[2]);
                break;
            default:
                RecordByContent(0, name, InstrumentKind.Counter, Operation.AddFraction, 0, amount, tags);
                break;
        }
    }
}
