using Instrumentation.Retention;

namespace Instrumentation.Chunks;

/// <summary>What writer and reader of a chunk of histograms know between two of them.</summary>
internal sealed class HistogramState(long firstTime)
{
    // What the object's fields and the layout take, beside their arrays.
    private const int FixedBytes = 192;

    /// <summary>The last sample's time.</summary>
    public long Time { get; set; } = firstTime;

    /// <summary>The distance of the last two samples.</summary>
    public long Step { get; set; }

    /// <summary>The last start time.</summary>
    public long Start { get; set; }

    /// <summary>The last sum that was no stale marker.</summary>
    public double Sum { get; set; }

    /// <summary>The layout in force; null at first.</summary>
    public BucketLayout? Layout { get; private set; }

    /// <summary>The last integers, or their bits where they are none.</summary>
    public long[] Numbers { get; private set; } = [];

    /// <summary>How much the last integers were above those before.</summary>
    public long[] Deltas { get; private set; } = [];

    /// <summary>What the state takes on the heap.</summary>
    public int Size => FixedBytes
        + HeapSize.OfArray(Numbers.Length, sizeof(long))
        + HeapSize.OfArray(Deltas.Length, sizeof(long))
        + HeapSize.OfArray(Layout?.PositiveSpans.AsSpan().Length ?? 0, 2 * sizeof(int))
        + HeapSize.OfArray(Layout?.NegativeSpans.AsSpan().Length ?? 0, 2 * sizeof(int))
        + HeapSize.OfArray(Layout?.CustomBounds.AsSpan().Length ?? 0, sizeof(double));

    /// <summary>Starts anew with a layout.</summary>
    public void Restart(BucketLayout layout)
    {
        Layout = layout;
        Sum = 0;
        Numbers = new long[layout.Numbers];
        Deltas = new long[layout.IsInteger ? layout.Numbers : 0];
    }
}
