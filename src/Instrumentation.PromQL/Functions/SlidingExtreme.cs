namespace Instrumentation.Functions;

/// <summary>Smallest or largest over time: of blocks of samples once, a window is made of whole blocks and the samples at its ends.</summary>
internal sealed class SlidingExtreme(bool isMax) : ISlidingFunction
{
    private const int BlockShift = 5;
    private const int BlockSize = 1 << BlockShift;

    private double[] _blocks = [];

    public void Begin(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values)
    {
        int blocks = values.Length >> BlockShift;
        if (_blocks.Length < blocks)
            _blocks = new double[blocks];
        for (int block = 0; block < blocks; block++)
            _blocks[block] = Best(double.NaN, values.Slice(block << BlockShift, BlockSize));
    }

    public double Next(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values, int from, int to, long startMs, long endMs)
    {
        int firstBlock = (from + BlockSize - 1) >> BlockShift;
        int endBlock = to >> BlockShift;
        if (firstBlock >= endBlock)
            return Best(double.NaN, values[from..to]);
        double best = Best(double.NaN, values[from..(firstBlock << BlockShift)]);
        best = Best(best, _blocks.AsSpan(firstBlock, endBlock - firstBlock));
        return Best(best, values[(endBlock << BlockShift)..to]);
    }

    // NaN only where there is nothing else.
    private double Best(double best, ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if ((isMax ? value > best : value < best) || double.IsNaN(best))
                best = value;
        }

        return best;
    }
}
