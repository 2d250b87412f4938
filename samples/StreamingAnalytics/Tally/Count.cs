namespace Samples.StreamingAnalytics.Tally;

/// <summary>A plain number that stages count with, apart from the metrics, so that both can be compared.</summary>
internal sealed class Count
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Add(long amount = 1) => Interlocked.Add(ref _value, amount);
}
