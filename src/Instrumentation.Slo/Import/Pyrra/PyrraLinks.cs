using Instrumentation.Rules;

namespace Instrumentation.Import;

/// <summary>The link from an alert to the objective's page in Pyrra.</summary>
internal static class PyrraLinks
{
    public static NamedTexts Of(PyrraSeries series)
    {
        if (series.Options.ExternalUrl is not { } external)
            return NamedTexts.Empty;
        string expression = $"{{__name__=\"{series.Objective.Name}\"}}";
        string query = $"expr={Escape(expression)}&from=now-1h&to=now";
        if (series.Indicator.Grouping.Count > 0)
            query += $"&grouping={Grouping(series.Indicator.Grouping)}";
        return NamedTexts.Of(("pyrra_url", $"{external.GetLeftPart(UriPartial.Authority)}/objectives?{query}"));
    }

    // The labels' values are known only where the alert fires, so that their templates stay as they are.
    private static string Grouping(IReadOnlyList<string> grouping) =>
        Escape("{") + string.Join(Escape(","), grouping.Select(label => $"{Escape(label + "=\"")}{{{{$labels.{label}}}}}{Escape("\"")}")) + Escape("}");

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
