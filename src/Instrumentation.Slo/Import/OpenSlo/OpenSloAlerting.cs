using Instrumentation.Definitions;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads alert policies as pairs of windows.</summary>
internal sealed class OpenSloAlerting(OpenSloCatalogue catalogue, List<SloFileProblem> problems, List<SloFileProblem> warnings, SloFileReaderOptions options)
{
    // The workbook's short windows are a twelfth of the long ones.
    private const int ShortWindowPart = 12;

    // The highest burn rate that an objective of six nines can have.
    private const decimal MaxThreshold = 1_000_000;

    /// <summary>Reads an SLO's policies; without any, its windows are recorded but nothing alerts.</summary>
    public BurnRateAlerting Read(DefinitionFields spec, TimeSpan period)
    {
        var pairs = new List<BurnRatePair>();
        foreach (DefinitionFields item in spec.Items("alertPolicies"))
        {
            if (Resolve(item, "alertPolicyRef", OpenSloKinds.AlertPolicy) is not { } policy)
                continue;
            // Policies that stand on their own are looked at there.
            if (!item.Has("alertPolicyRef"))
                CheckReferences(policy);
            if (Condition(policy) is not { } condition)
                continue;
            if (!policy.Boolean("alertWhenBreaching"))
                warnings.Add(policy.Problem("alertWhenBreaching", "is false, so that there is no burn-rate alert"));
            else if (Pair(condition, period) is { } pair)
                pairs.Add(pair);
        }

        IReadOnlyList<BurnRatePair> otherwise = options.Windows.TryGetValue(period, out IReadOnlyList<BurnRatePair>? known) ? known : BurnRatePair.Workbook;
        return new BurnRateAlerting
        {
            Pairs = pairs.Count > 0 ? pairs : otherwise,
            Page = new BurnRateAlert { IsEnabled = pairs.Exists(pair => pair.Severity == BurnRateSeverity.Page) },
            Ticket = new BurnRateAlert { IsEnabled = pairs.Exists(pair => pair.Severity == BurnRateSeverity.Ticket) },
        };
    }

    /// <summary>Notes what a policy refers to but the text does not have.</summary>
    public void CheckReferences(DefinitionFields policy)
    {
        foreach (DefinitionFields item in policy.Items("conditions"))
            _ = Resolve(item, "conditionRef", OpenSloKinds.AlertCondition);
        foreach (DefinitionFields item in policy.Items("notificationTargets"))
            _ = Resolve(item, "targetRef", OpenSloKinds.AlertNotificationTarget);
    }

    // Objects of teams often lie in files of their own, as those of OpenSLO's examples do.
    private DefinitionFields? Resolve(DefinitionFields item, string reference, string kind)
    {
        if (!item.Has(reference))
            return item.Child("spec");
        string name = item.Text(reference);
        if (catalogue.Find(kind, name) is { } known)
            return DefinitionFields.Of(known, "", problems).Child("spec");
        string message = $"'{name}' is none of those of this text: {catalogue.Names(kind)}";
        (options.IsLenient ? warnings : problems).Add(item.Problem(reference, message));
        return null;
    }

    private DefinitionFields? Condition(DefinitionFields policy)
    {
        if (policy.Items("conditions").FirstOrDefault() is not { } item)
            return null;
        return item.Has("conditionRef")
            ? catalogue.Find(OpenSloKinds.AlertCondition, item.Text("conditionRef")) is { } known ? DefinitionFields.Of(known, "", problems).Child("spec") : null
            : item.Child("spec");
    }

    private BurnRatePair? Pair(DefinitionFields condition, TimeSpan period)
    {
        if (condition.Child("condition") is not { } rule || rule.Find("threshold") is not YamlScalar)
            return null;
        if (rule.Text("op") is "lt" or "lte")
        {
            // The specification's own examples write so for what exceeds the threshold.
            warnings.Add(rule.Problem("op", $"'{rule.Text("op")}' would alert while all is well; {(options.IsLenient ? "taken for gt" : "there is no alert for it")}"));
            if (!options.IsLenient)
                return null;
        }

        decimal threshold = rule.Decimal("threshold") ?? 0;
        TimeSpan longWindow = Length(rule, "lookbackWindow");
        TimeSpan shortWindow = Length(rule, "alertAfter");
        if (shortWindow < TimeSpan.FromMinutes(1) || shortWindow >= longWindow)
            shortWindow = TimeSpan.FromMinutes(Math.Max((long)longWindow.TotalMinutes / ShortWindowPart, 1));
        decimal share = threshold is > 0 and <= MaxThreshold ? threshold * longWindow.Ticks / period.Ticks : 0;
        if (share is > 0 and <= 1 && shortWindow < longWindow)
            return new BurnRatePair(Severity(condition.Text("severity")), longWindow, shortWindow, share);
        warnings.Add(rule.Problem("threshold", $"{threshold} over {rule.Text("lookbackWindow")} is no burn rate that spends a share of the budget above 0 and up to 1; there is no alert for it"));
        return null;
    }

    private static BurnRateSeverity Severity(string word) => word.ToUpperInvariant() is "PAGE" or "CRITICAL" or "HIGH" ? BurnRateSeverity.Page : BurnRateSeverity.Ticket;

    private static TimeSpan Length(DefinitionFields rule, string key) => OpenSloDuration.TryParse(rule.Text(key), out OpenSloDuration duration) ? duration.Length : TimeSpan.Zero;
}
