using System.Globalization;
using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.RuleTests;
using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.TestScripts.Execution;

// Puts the series of classic histograms together, one native histogram with custom buckets for each time.
internal static class ClassicCollation
{
    private const string BucketSuffix = "_bucket";
    private const string CountSuffix = "_count";
    private const string SumSuffix = "_sum";

    public static IEnumerable<(SeriesLabels Labels, long TimeUnixMs, NativeHistogram Histogram)> Collate(LoadCommand command)
    {
        var parts = new Dictionary<(SeriesLabels Labels, long Time), ClassicParts>();
        foreach (LoadedSeries series in command.Series)
            Collect(series, command.StepMs, parts);
        foreach (((SeriesLabels labels, long time), ClassicParts part) in parts)
            yield return (labels, time, NativeHistogram.FromClassic(part.Buckets, part.Count, part.Sum));
    }

    private static void Collect(LoadedSeries series, long stepMs, Dictionary<(SeriesLabels Labels, long Time), ClassicParts> parts)
    {
        string name = series.Labels.MetricName;
        string? suffix = Array.Find([BucketSuffix, CountSuffix, SumSuffix], end => name.EndsWith(end, StringComparison.Ordinal));
        double bound = 0;
        if (suffix is null || (suffix == BucketSuffix && !TryBound(series.Labels[LabelNames.BucketUpperBound], out bound)))
            return;
        SeriesLabels labels = series.Labels.Without(LabelNames.BucketUpperBound).With(LabelNames.MetricName, name[..^suffix.Length]);
        for (int index = 0; index < series.Values.Count; index++)
        {
            NotationValue value = series.Values[index];
            if (value.IsOmitted || value.Histogram is not null)
                continue;
            if (!parts.TryGetValue((labels, index * stepMs), out ClassicParts? part))
                parts.Add((labels, index * stepMs), part = new ClassicParts());
            part.Add(suffix, bound, value.Number);
        }
    }

    private static bool TryBound(string text, out double bound)
    {
        bound = double.PositiveInfinity;
        return text.TrimStart('+').Equals("inf", StringComparison.OrdinalIgnoreCase)
            || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out bound) && !double.IsNaN(bound));
    }

    private sealed class ClassicParts
    {
        public List<(double UpperBound, double CumulativeCount)> Buckets { get; } = [];

        public double? Count { get; private set; }

        public double? Sum { get; private set; }

        public void Add(string suffix, double bound, double number)
        {
            if (suffix == BucketSuffix)
                Buckets.Add((bound, number));
            else if (suffix == CountSuffix)
                Count = number;
            else
                Sum = number;
        }
    }
}
