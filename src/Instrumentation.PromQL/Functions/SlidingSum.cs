namespace Instrumentation.Functions;

/// <summary>Sums and means over time: blocks of samples are added up once, a window is made of whole blocks and the samples at its ends.</summary>
internal sealed class SlidingSum(bool isMean) : ISlidingFunction
{
    private const int BlockShift = 5;
    private const int BlockSize = 1 << BlockShift;

    private CompensatedSum[] _blocks = [];

    public void Begin(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values)
    {
        int blocks = values.Length >> BlockShift;
        if (_blocks.Length < blocks)
            _blocks = new CompensatedSum[blocks];
        for (int block = 0; block < blocks; block++)
            _blocks[block] = Add(default, values.Slice(block << BlockShift, BlockSize));
    }

    public double Next(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values, int from, int to, long startMs, long endMs)
    {
        int firstBlock = (from + BlockSize - 1) >> BlockShift;
        int endBlock = to >> BlockShift;
        CompensatedSum sum = default;
        if (firstBlock >= endBlock)
        {
            sum = Add(sum, values[from..to]);
        }
        else
        {
            sum = Add(sum, values[from..(firstBlock << BlockShift)]);
            for (int block = firstBlock; block < endBlock; block++)
            {
                sum = sum.Add(_blocks[block].Sum);
                sum = sum with { Compensation = double.IsInfinity(sum.Sum) ? 0 : sum.Compensation + _blocks[block].Compensation };
            }

            sum = Add(sum, values[(endBlock << BlockShift)..to]);
        }

        if (!isMean)
            return sum.Total;
        return double.IsInfinity(sum.Sum) ? Mean(values[from..to]) : (sum.Sum / (to - from)) + (sum.Compensation / (to - from));
    }

    private static CompensatedSum Add(CompensatedSum sum, ReadOnlySpan<double> values)
    {
        double total = sum.Sum;
        double lost = sum.Compensation;
        foreach (double value in values)
        {
            double next = total + value;
            if (double.IsInfinity(next))
                lost = 0;
            else
                lost += Math.Abs(total) >= Math.Abs(value) ? (total - next) + value : (value - next) + total;
            total = next;
        }

        return new CompensatedSum(total, lost);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var mean = default(CompensatedMean);
        foreach (double value in values)
            mean.Add(value);
        return mean.Value;
    }
}
