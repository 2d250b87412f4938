using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Templates;

namespace Instrumentation.Receivers.Texts;

/// <summary>What default messages say of an alert; empty for what is not known.</summary>
internal sealed record AlertFacts(Alert Alert, DateTimeOffset Now)
{
    public string Service => First(Alert.Labels["service"], Alert.Annotations["service"]);

    public string CurrentValue => First(Alert.Annotations["current_value"], Alert.Annotations["value"]);

    public string Threshold => First(Alert.Annotations["threshold"], Alert.Labels["threshold"]);

    public string Description => First(Alert.Annotations[AlertRuleLabels.Description], Alert.Annotations[AlertRuleLabels.Summary], Alert.Annotations["message"]);

    /// <summary>How long it has fired, to the second.</summary>
    public string Duration => Humanizer.Duration(Math.Floor(Math.Max(0, ((Alert.EndsAt ?? Now) - Alert.StartsAt).TotalSeconds)));

    /// <summary>What to do about it; null for nothing that can be followed.</summary>
    public string? Runbook => HttpLink.FirstOf(Alert.Annotations[AlertRuleLabels.Runbook], Alert.Annotations["runbook"]);

    /// <summary>Where to look at it; null for nowhere.</summary>
    public string? Dashboard => HttpLink.FirstOf(Alert.Annotations["dashboard_url"], Alert.GeneratorUrl);

    /// <summary>What tells it from the others of its group.</summary>
    public string Distinction(SeriesLabels common) =>
        string.Join(", ", Alert.Labels.Where(label => common[label.Name].Length == 0).Select(label => $"{label.Name}={label.Value}"));

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            if (text.Length > 0)
                return text;
        }

        return "";
    }
}
