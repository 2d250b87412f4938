using Instrumentation.Labels;

namespace Instrumentation.Functions;

/// <summary>Parts of annotation texts.</summary>
internal static class Annotation
{
    public static string Quote(string name) => SeriesLabelsText.Quote(name);

    public static string ForMetric(string name) => name.Length == 0 ? "" : $" for metric name {Quote(name)}";
}
