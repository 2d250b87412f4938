using Instrumentation.Definitions;

namespace Instrumentation.Import;

/// <summary>Reads how an SLO of our own files alerts.</summary>
internal static class AlertingReader
{
    public static BurnRateAlerting? Read(DefinitionFields item, IReadOnlyList<BurnRatePair> pairs)
    {
        if (item.Find("alerting") is Yaml.YamlScalar)
            return item.Word("alerting", "default", "default", "none") == "none" ? null : new BurnRateAlerting { Pairs = pairs };
        if (item.Child("alerting", "name", "pairs", "labels", "annotations", "page", "ticket", "guards", "keep_firing_for", "page_inhibits_ticket") is not { } alerting)
            return new BurnRateAlerting { Pairs = pairs };
        return new BurnRateAlerting
        {
            Name = alerting.Text("name"),
            Pairs = Pairs(alerting) ?? pairs,
            Labels = alerting.Labels("labels"),
            Annotations = alerting.Labels("annotations", areAnnotations: true),
            Page = Alert(alerting, "page"),
            Ticket = Alert(alerting, "ticket"),
            Guards = Guards(alerting),
            KeepFiringDuration = alerting.Duration("keep_firing_for") ?? TimeSpan.Zero,
            PageInhibitsTicket = alerting.Boolean("page_inhibits_ticket"),
        };
    }

    private static IReadOnlyList<BurnRatePair>? Pairs(DefinitionFields alerting)
    {
        if (alerting.Find("pairs") is Yaml.YamlScalar)
            return alerting.Word("pairs", "default", "default", "workbook", "fast_and_slow") switch
            {
                "workbook" => BurnRatePair.Workbook,
                "fast_and_slow" => BurnRatePair.FastAndSlow,
                _ => null,
            };
        if (!alerting.Has("pairs"))
            return null;
        var pairs = new List<BurnRatePair>();
        foreach (DefinitionFields pair in alerting.Items("pairs", "severity", "long", "short", "budget"))
        {
            BurnRateSeverity severity = pair.Word("severity", "page", "page", "ticket") == "page" ? BurnRateSeverity.Page : BurnRateSeverity.Ticket;
            foreach (string key in (IEnumerable<string>)["long", "short", "budget"])
            {
                if (!pair.Has(key))
                    pair.Add(key, "is missing; allowed is " + (key == "budget" ? "a share of the budget such as 2%" : "a length of time such as 1h"));
            }

            if (pair.Duration("long") is { } longWindow && pair.Duration("short") is { } shortWindow && pair.Ratio("budget", includesOne: true) is { } share)
                pairs.Add(new BurnRatePair(severity, longWindow, shortWindow, share));
        }

        return pairs;
    }

    private static BurnRateAlert Alert(DefinitionFields alerting, string key) => alerting.Child(key, "disable", "labels", "annotations") is { } alert
        ? new BurnRateAlert { IsEnabled = !alert.Boolean("disable"), Labels = alert.Labels("labels"), Annotations = alert.Labels("annotations", areAnnotations: true) }
        : new BurnRateAlert();

    private static BurnRateGuards Guards(DefinitionFields alerting) => alerting.Child("guards", "budget_events", "min_failures", "confidence") is { } guards
        ? new BurnRateGuards
        {
            ByBudgetEvents = guards.Boolean("budget_events"),
            MinFailures = guards.Integer("min_failures", 0, long.MaxValue, 0),
            Confidence = guards.Number("confidence"),
        }
        : new BurnRateGuards();
}
