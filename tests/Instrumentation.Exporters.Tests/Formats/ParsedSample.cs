namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>A line of an exposition as a reader understands it.</summary>
internal sealed record ParsedSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value, string ValueText, ParsedExemplar? Exemplar)
{
    internal string Key => Name + "{" + string.Join(",", Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")) + "}";

    /// <summary>The labels without that of a boundary, which tell the series of a distribution.</summary>
    internal string SeriesKey(string boundary) =>
        string.Join(",", Labels.Where(label => label.Key != boundary).OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
}
