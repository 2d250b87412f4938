using System.Runtime.CompilerServices;
using Instrumentation.Recording;

namespace Instrumentation;

// What recording by name does when the first level does not know the strings.
public sealed partial class StreamingMetrics
{
    /// <inheritdoc/>
    public void SetInfo(string name, params ReadOnlySpan<Tag> tags) => RecordByContent(0, name, InstrumentKind.Info, Operation.Inform, 0, 1, tags);

    internal static void Apply(Series series, Operation operation, long whole, double fraction)
    {
        switch (operation)
        {
            case Operation.AddWhole:
                ((CounterSeries)series).Add(whole);
                break;
            case Operation.AddFraction:
                ((CounterSeries)series).Add(fraction);
                break;
            case Operation.AddToGauge:
                ((GaugeSeries)series).Add(fraction);
                break;
            case Operation.Record:
                ((HistogramSeries)series).Record(fraction);
                break;
            case Operation.Summarise:
                ((SummarySeries)series).Record(fraction);
                break;
            default:
                ((GaugeSeries)series).Set(fraction);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RecordByContent(ulong hash, string name, InstrumentKind kind, Operation operation, long whole, double fraction, ReadOnlySpan<Tag> tags)
    {
        if (_disposed)
            Reject(RejectReason.Disposed, name);
        else if (InstrumentFor(name, kind) is { } instrument)
            RecordByContent(hash, name, instrument, operation, whole, fraction, tags);
    }

    internal void RecordByContent(ulong hash, string name, Instrument instrument, Operation operation, long whole, double fraction, ReadOnlySpan<Tag> tags)
    {
        Series? series = instrument.Resolve(tags, wait: false, out bool busy);
        if (series is not null)
        {
            if (UsesReferenceCache && hash != 0 && !instrument.IsOverflow(series))
                _cache.Offer(hash, series, name, tags);
            Apply(series, operation, whole, fraction);
        }
        else if (busy && _pending.Count < MaxPending)
        {
            _pending.Enqueue(new PendingMeasurement(instrument, tags.ToArray(), operation, whole, fraction));
        }
        else if (busy && instrument.Resolve(tags, wait: true, out _) is { } found)
        {
            Apply(found, operation, whole, fraction);
        }
    }
}
