using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>What a store does, written as plainly as can be: lists of samples, and every label of every series looked at.</summary>
internal sealed class NaiveStore(long retentionMs)
{
    private readonly Dictionary<SeriesLabels, List<(long Time, double Value, long Start)>> _series = [];
    private long _newest = long.MinValue;

    public long Horizon => _newest == long.MinValue ? long.MinValue : _newest - retentionMs;

    public AppendResult Append(SeriesLabels labels, long time, double value, long start)
    {
        if (time < Horizon)
            return AppendResult.TooOld;
        List<(long Time, double Value, long Start)> samples = _series.TryGetValue(labels, out var known) ? known : _series[labels] = [];

        // What is over may be written again: the series is gone.
        if (samples.Count > 0 && samples[^1].Time >= Horizon && time <= samples[^1].Time)
        {
            if (time < samples[^1].Time)
                return AppendResult.OutOfOrder;
            return BitConverter.DoubleToInt64Bits(samples[^1].Value) == BitConverter.DoubleToInt64Bits(value) ? AppendResult.Repeated : AppendResult.Duplicate;
        }

        samples.Add((time, value, start));
        _newest = Math.Max(_newest, time);
        return AppendResult.Appended;
    }

    public Dictionary<SeriesLabels, string> Select(IReadOnlyList<LabelMatcher> matchers, long from, long to) =>
        _series
            .Where(entry => matchers.All(matcher => matcher.Matches(entry.Key[matcher.Name])))
            .Select(entry => (entry.Key, Samples: entry.Value.Where(sample => sample.Time >= Math.Max(from, Horizon) && sample.Time <= to).ToArray()))
            .Where(entry => entry.Samples.Length > 0)
            .ToDictionary(entry => entry.Key, entry => Text(entry.Samples));

    public static string Text(IEnumerable<(long Time, double Value, long Start)> samples) =>
        string.Join(' ', samples.Select(sample => $"{sample.Time}:{BitConverter.DoubleToInt64Bits(sample.Value):x}:{sample.Start}"));
}
