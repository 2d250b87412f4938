using Instrumentation.Histograms;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>Writes down what a store takes in, and numbers its series for that.</summary>
/// <remarks>Used under the store's lock.</remarks>
internal sealed class SampleLog(Func<ReadOnlySpan<byte>, bool> tryAppend)
{
    private int _numbers;

    public SampleItems Items { get; } = new();

    public void Add(StoredSeries series, long time, double value, long start)
    {
        Items.Add(IdOf(series), time, value, NewStart(series, start));
        HandOverIfFull();
    }

    public void Add(StoredSeries series, long time, NativeHistogram histogram, long start)
    {
        Items.Add(IdOf(series), time, histogram, NewStart(series, start));
        HandOverIfFull();
    }

    public void Add(MetricMetadata metadata)
    {
        Items.Declare(metadata);
        HandOverIfFull();
    }

    /// <summary>Hands over what is written, if anything, to be kept.</summary>
    public void HandOver()
    {
        if (Items.Length > 0 && tryAppend(Items.Written))
            Items.Clear();
    }

    /// <summary>
    /// Gives a series its number in a checkpoint. Who reads on from there knows of no start time, who read on from before may know one: the next sample says it.
    /// </summary>
    public int Number(StoredSeries series)
    {
        if (series.LogId == 0)
            series.LogId = ++_numbers;
        series.LoggedStart = long.MinValue;
        return series.LogId;
    }

    private int IdOf(StoredSeries series)
    {
        if (series.LogId == 0)
            Items.Declare(Number(series), series.Labels);
        return series.LogId;
    }

    private static long? NewStart(StoredSeries series, long start)
    {
        if (start == series.LoggedStart)
            return null;
        series.LoggedStart = start;
        return start;
    }

    private void HandOverIfFull()
    {
        if (Items.Length >= SampleItemConstants.RecordBytes)
            HandOver();
    }
}
