using Instrumentation.Labels;

namespace Instrumentation.Index;

/// <summary>A matcher within one search, which decides about a value once where that costs more than remembering it.</summary>
internal sealed class LabelCheck(LabelMatcher matcher)
{
    private readonly Dictionary<string, bool>? _known = matcher.IsCostly ? new Dictionary<string, bool>(StringComparer.Ordinal) : null;

    public bool Holds(SeriesLabels labels)
    {
        string value = labels[matcher.Name];
        if (_known is null)
            return matcher.Matches(value);
        if (!_known.TryGetValue(value, out bool holds))
            _known[value] = holds = matcher.Matches(value);
        return holds;
    }
}
