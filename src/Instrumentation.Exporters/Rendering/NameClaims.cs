using Instrumentation.Naming;

namespace Instrumentation.Rendering;

// Who may use which sample name, so that no exposition has one name twice. A family holds the names of its samples; the names that only
// OpenMetrics gives to a counter or info metric (the family's own name, _created) it gives up to a family that needs them, and is then shown
// there under its full name without a type.
internal sealed class NameClaims
{
    private readonly Dictionary<string, string> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _demoted = new(StringComparer.Ordinal);

    internal bool TryClaim(MetricName name)
    {
        string[] samples = [.. Samples(name)];
        if (Array.Exists(samples, _held.ContainsKey))
            return false;
        foreach (string sample in samples)
        {
            _held[sample] = name.Sample;
            if (_lent.TryGetValue(sample, out string? owner))
                _demoted.Add(owner);
        }

        string[] borrowed = [.. Borrowed(name)];
        if (Array.Exists(borrowed, sample => _held.ContainsKey(sample) || (_lent.TryGetValue(sample, out string? owner) && !_demoted.Contains(owner))))
            _demoted.Add(name.Sample);
        else
            Array.ForEach(borrowed, sample => _lent[sample] = name.Sample);
        return true;
    }

    internal MetricName Final(MetricName name) => _demoted.Contains(name.Sample) ? name.Demoted() : name;

    private static IEnumerable<string> Samples(MetricName name)
    {
        yield return name.Sample;
        if (name.Type is not (MetricType.Histogram or MetricType.Summary))
            yield break;
        if (name.Type == MetricType.Histogram)
            yield return name.Sample + "_bucket";
        yield return name.Sample + "_sum";
        yield return name.Sample + "_count";
        yield return name.Sample + "_created";
    }

    private static IEnumerable<string> Borrowed(MetricName name)
    {
        if (name.Type is not (MetricType.Counter or MetricType.Info))
            yield break;
        yield return name.Family;
        if (name.Type == MetricType.Counter)
            yield return name.Family + "_created";
    }
}
