namespace Instrumentation.Chunks;

/// <summary>What writer and reader of a chunk of numbers know between two blocks.</summary>
/// <param name="FirstTime">When the chunk's first sample is.</param>
internal struct FloatState(long FirstTime)
{
    /// <summary>The last sample's time.</summary>
    public long Time = FirstTime;

    /// <summary>The distance of the last two samples.</summary>
    public long Step;

    /// <summary>The last number that was not an exception.</summary>
    public double Previous;

    /// <summary>How many decimals the last block of decimals had.</summary>
    public int Decimals;

    /// <summary>The last start time.</summary>
    public long Start;
}
