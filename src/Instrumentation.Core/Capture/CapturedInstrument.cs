using System.Buffers;
using System.Runtime.CompilerServices;
using Instrumentation.Recording;

namespace Instrumentation.Capture;

// What a listener hands back with each measurement of one counter, up-down counter, gauge or histogram: finds the series and records to it.
internal sealed class CapturedInstrument
{
    private readonly StreamingMetrics _owner;
    private readonly Instrument _instrument;
    private readonly CapturedCache _cache;
    private readonly TagValueText _text;
    private readonly Operation _whole;
    private readonly Operation _fraction;
    private readonly ulong _seed = (ulong)Random.Shared.NextInt64();

    internal CapturedInstrument(StreamingMetrics owner, Instrument instrument, CapturedCache cache, TagValueText text, bool adds)
    {
        _owner = owner;
        _instrument = instrument;
        _cache = cache;
        _text = text;
        _fraction = instrument.Info.Kind switch
        {
            InstrumentKind.Counter => Operation.AddFraction,
            InstrumentKind.Histogram => Operation.Record,
            _ => adds ? Operation.AddToGauge : Operation.Set,
        };
        _whole = _fraction == Operation.AddFraction ? Operation.AddWhole : _fraction;
    }

    internal void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Series? series = Find(tags, out ulong hash);
        if (series is CounterSeries counter)
            counter.Add(value);
        else if (series is not null)
            StreamingMetrics.Apply(series, _whole, value, value);
        else
            RecordByContent(hash, _whole, value, value, tags);
    }

    internal void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Series? series = Find(tags, out ulong hash);
        if (series is HistogramSeries histogram)
            histogram.Record(value);
        else if (series is not null)
            StreamingMetrics.Apply(series, _fraction, 0, value);
        else
            RecordByContent(hash, _fraction, 0, value, tags);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Series? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, out ulong hash)
    {
        hash = 0;
        if (tags.IsEmpty)
            return _instrument.Find(default);
        if (tags.Length > TagBuffer.Length)
            return null;
        hash = CapturedCache.Hash(_seed, tags);
        return _cache.Find(hash, this, tags);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RecordByContent(ulong hash, Operation operation, long whole, double fraction, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length <= TagBuffer.Length)
        {
            var buffer = default(TagBuffer);
            RecordByContent(hash, operation, whole, fraction, tags, ((Span<Tag>)buffer)[..tags.Length]);
            return;
        }

        if (tags.Length > InstrumentConstants.MaxTags)
        {
            _owner.Reject(RejectReason.InvalidTags, _instrument.Info.Name);
            return;
        }

        Tag[] rented = ArrayPool<Tag>.Shared.Rent(tags.Length);
        RecordByContent(0, operation, whole, fraction, tags, rented.AsSpan(0, tags.Length));
        ArrayPool<Tag>.Shared.Return(rented, clearArray: true);
    }

    private void RecordByContent(ulong hash, Operation operation, long whole, double fraction, ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<Tag> converted)
    {
        bool isLasting = _owner.UsesReferenceCache && hash != 0;
        for (int index = 0; index < tags.Length; index++)
        {
            converted[index] = _text.Convert(tags[index].Key, tags[index].Value);

            // What may render otherwise the next time is not recognised by its reference.
            isLasting &= TagValueText.IsLasting(tags[index].Value);
        }

        Series? series = _instrument.Find(converted);
        if (series is null)
        {
            _owner.RecordByContent(0, _instrument.Info.Name, _instrument, operation, whole, fraction, CapturedTags.KeepLast(converted));
            return;
        }

        if (isLasting)
            _cache.Offer(hash, this, tags, series);
        StreamingMetrics.Apply(series, operation, whole, fraction);
    }
}
