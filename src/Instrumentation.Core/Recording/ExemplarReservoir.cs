using System.Diagnostics;

namespace Instrumentation.Recording;

// Keeps the newest exemplar of each slot, at most one an interval, in places that are overwritten: offering one allocates nothing.
internal sealed class ExemplarReservoir(ExemplarSettings settings, int slots)
{
    private readonly Slot[] _slots = new Slot[slots];

    internal void Offer(double value, int slot)
    {
        Activity? activity = Activity.Current;
        if (settings.Mode == ExemplarMode.TraceBased && activity is not { Recorded: true })
            return;
        ref Slot place = ref _slots[Math.Min(slot, _slots.Length - 1)];
        long now = settings.Time.GetUtcNow().UtcTicks;
        if (Volatile.Read(ref place.Ticks) is long last && last != 0 && now - last < settings.Interval.Ticks)
            return;
        int version = place.Version;
        if ((version & 1) != 0 || Interlocked.CompareExchange(ref place.Version, version + 1, version) != version)
            return;
        place.Value = value;
        place.TraceId = activity?.TraceId ?? default;
        place.SpanId = activity?.SpanId ?? default;
        place.Ticks = now;
        Volatile.Write(ref place.Version, version + 2);
    }

    internal Exemplar? Newest(long notBeforeUnixMs)
    {
        Exemplar? newest = null;
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            if (Read(slot, notBeforeUnixMs) is { } exemplar && (newest is null || exemplar.Timestamp > newest.Value.Timestamp))
                newest = exemplar;
        }

        return newest;
    }

    internal void CopyTo(HistogramPoint point, long notBeforeUnixMs)
    {
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            if (Read(slot, notBeforeUnixMs) is { } exemplar)
                point.AddExemplar(exemplar);
        }
    }

    // A slot that is being written or was never written has nothing to show; the barrier pairs with the writes in Offer.
    private Exemplar? Read(int slot, long notBeforeUnixMs)
    {
        ref Slot place = ref _slots[slot];
        int version = Volatile.Read(ref place.Version);
        if (version == 0 || (version & 1) != 0)
            return null;
        var timestamp = new DateTimeOffset(place.Ticks, TimeSpan.Zero);
        ActivityTraceId trace = place.TraceId;
        ActivitySpanId span = place.SpanId;
        double value = place.Value;
        Volatile.ReadBarrier();
        if (place.Version != version || timestamp.ToUnixTimeMilliseconds() < notBeforeUnixMs)
            return null;
        bool traced = trace != default;
        return new Exemplar(value, timestamp, traced ? trace.ToHexString() : null, traced ? span.ToHexString() : null);
    }

    private struct Slot
    {
        internal int Version;
        internal double Value;
        internal long Ticks;
        internal ActivityTraceId TraceId;
        internal ActivitySpanId SpanId;
    }
}
