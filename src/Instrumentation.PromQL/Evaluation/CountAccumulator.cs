namespace Instrumentation.Evaluation;

/// <summary>Counts the series that have a value, or says that there is one.</summary>
internal sealed class CountAccumulator(int steps, bool isGroup) : IGroupAccumulator
{
    private readonly int[] _counts = new int[steps];

    public void Add(StepValues series, string metricName)
    {
        for (int step = 0; step < _counts.Length; step++)
        {
            if (series.IsPresent(step))
                _counts[step]++;
        }
    }

    public void WriteTo(StepValues values)
    {
        for (int step = 0; step < _counts.Length; step++)
        {
            if (_counts[step] > 0)
                values.Set(step, isGroup ? 1 : _counts[step]);
        }
    }
}
