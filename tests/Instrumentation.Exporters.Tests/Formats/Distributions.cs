using System.Globalization;

namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>What both text formats say of samples that belong together.</summary>
internal static class Distributions
{
    internal static void Check(List<ParsedFamily> families, bool isOpenMetrics)
    {
        IEnumerable<string> keys = families.SelectMany(family => family.Samples).Select(sample => sample.Key);
        if (keys.GroupBy(key => key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"{twice.Key} comes twice.");
        foreach (ParsedFamily family in families)
        {
            string boundary = family.Type switch { "histogram" => "le", "summary" => "quantile", _ => "" };
            CheckOrder(family, boundary);
            if (family.Type == "histogram")
            {
                foreach (IGrouping<string, ParsedSample> series in family.Samples.GroupBy(sample => sample.SeriesKey("le"), StringComparer.Ordinal))
                    CheckHistogram(family.Name, [.. series], isOpenMetrics);
            }
        }
    }

    /// <summary>The samples of a series are neighbours.</summary>
    private static void CheckOrder(ParsedFamily family, string boundary)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        string? current = null;
        foreach (string series in family.Samples.Select(sample => sample.SeriesKey(boundary)))
        {
            if (series == current)
                continue;
            if (!done.Add(series))
                throw new InvalidDataException($"{family.Name}{{{series}}} is interleaved with others.");
            current = series;
        }
    }

    private static void CheckHistogram(string name, List<ParsedSample> samples, bool isOpenMetrics)
    {
        double bound = double.NegativeInfinity;
        double cumulative = 0;
        List<ParsedSample> buckets = [.. samples.Where(sample => sample.Name == name + "_bucket")];
        bool negative = false;
        foreach (ParsedSample bucket in buckets)
        {
            double next = bucket.Labels["le"] == "+Inf" ? double.PositiveInfinity : double.Parse(bucket.Labels["le"], CultureInfo.InvariantCulture);
            if (!(next > bound) || bucket.Value < cumulative || bucket.Value != Math.Truncate(bucket.Value))
                throw new InvalidDataException($"{bucket.Key} {bucket.ValueText} is out of order.");
            if (bucket.Exemplar is { } exemplar && !(exemplar.Value > bound && exemplar.Value <= next))
                throw new InvalidDataException($"{bucket.Key} has an exemplar of {exemplar.Value}.");
            negative |= next < 0;
            (bound, cumulative) = (next, bucket.Value);
        }

        ParsedSample? count = samples.Find(sample => sample.Name == name + "_count");
        ParsedSample? sum = samples.Find(sample => sample.Name == name + "_sum");
        if (!double.IsPositiveInfinity(bound) || (count is not null && count.Value != cumulative) || (count is null) != (sum is null))
            throw new InvalidDataException($"{name}: +Inf is {cumulative}, the count {count?.Value}, the sum {sum?.Value}.");
        if (isOpenMetrics ? negative && sum is not null : sum is null)
            throw new InvalidDataException($"{name}: a sum where it may not be, or none where it must.");
    }
}
