using Instrumentation.Definitions;
using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Rules;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads Pyrra's definitions.</summary>
internal static class PyrraReader
{
    private const string Prefix = "pyrra.dev/";

    private static readonly string[] SpecKeys =
        ["alerting", "description", "indicator", "partial_response_strategy", "performanceOverAccuracy", "ruleOutput", "target", "window"];

    private static readonly string[] SeverityKeys = ["fastBurn", "mediumBurn", "slowBurn", "longTermBurn"];

    public static bool IsPyrra(YamlMapping document) =>
        document.Find("apiVersion") is YamlScalar { IsNull: false } version && version.Value.StartsWith(Prefix, StringComparison.Ordinal);

    public static IEnumerable<SloDefinition> Read(YamlMapping document, List<SloFileProblem> problems, SloFileReaderOptions options)
    {
        if (ReadObjective(document, problems) is not { } objective)
            return [];
        if (options.RequiresPeriod && objective.Window != options.Period)
        {
            DefinitionFields spec = DefinitionFields.Of(document, "", problems).Child("spec")!;
            spec.Add("window", $"'{spec.Text("window")}' is outside what is allowed, the period {WindowNames.Of(options.Period)} that was asked for");
        }

        return [PyrraDefinition.Of(objective)];
    }

    /// <summary>Reads an objective with its raw series; null where something is wrong.</summary>
    public static PyrraObjective? ReadObjective(YamlMapping document, List<SloFileProblem> problems)
    {
        int before = problems.Count;
        DefinitionFields fields = DefinitionFields.Of(document, "", problems, "apiVersion", "kind", "metadata", "spec", "status");
        fields.Word("apiVersion", "", "pyrra.dev/v1alpha1");
        fields.Word("kind", "", "ServiceLevelObjective");
        if (fields.Child("metadata") is not { } metadata)
        {
            fields.Add("metadata", "is missing; allowed is a mapping with a name");
            return null;
        }

        if (fields.Child("spec", SpecKeys) is not { } spec)
        {
            fields.Add("spec", $"is missing; allowed is a mapping of {DefinitionFields.List(SpecKeys)}");
            return null;
        }

        string name = metadata.Required("name", "the objective's name");
        decimal? target = Target(spec);
        TimeSpan? window = Window(spec);
        DefinitionFields? output = spec.Child("ruleOutput", "enableDescriptionAsLabel", "longRulesLabels", "shortRulesLabels");
        var indicator = PyrraIndicatorReader.Read(spec);
        var alerting = Alerting(spec);
        NamedTexts labels = Propagated(metadata, "labels");
        foreach ((string label, _) in labels.Where(label => !SeriesLabelsText.IsLabelName(label.Key)))
            metadata.Add("labels", $"'{Prefix}{label}' gives no label; allowed after {Prefix} are letters, digits and underscores, not beginning with a digit");
        if (problems.Count > before || target is null || window is null || indicator is null)
            return null;
        return new PyrraObjective(name, target.Value, window.Value, indicator)
        {
            Description = spec.Text("description"),
            Alerting = alerting,
            Labels = labels,
            Annotations = Propagated(metadata, "annotations"),
            PerformanceOverAccuracy = spec.Boolean("performanceOverAccuracy"),
            DescriptionAsLabel = output?.Boolean("enableDescriptionAsLabel") ?? false,
        };
    }

    private static decimal? Target(DefinitionFields spec)
    {
        const string Allowed = "a percentage above 0 and below 100";
        if (!spec.Has("target"))
        {
            spec.Add("target", $"is missing; allowed is {Allowed}");
            return null;
        }

        decimal? percent = spec.Decimal("target");
        if (percent is > 0 and < 100)
            return percent / 100;
        if (percent is not null)
            spec.Add("target", $"'{percent}' is outside what is allowed, {Allowed}");
        return null;
    }

    private static TimeSpan? Window(DefinitionFields spec)
    {
        if (!spec.Has("window"))
        {
            spec.Add("window", "is missing; allowed is a length of time such as 4w");
            return null;
        }

        TimeSpan? window = spec.Duration("window");
        if (window is null || (window >= SloConstants.MinWindow && window <= SloConstants.MaxWindow && window.Value.Ticks % TimeSpan.TicksPerSecond == 0))
            return window;
        spec.Add("window", $"'{spec.Text("window")}' is outside what is allowed, a length from 1m to 400d in whole seconds");
        return null;
    }

    private static PyrraAlerting Alerting(DefinitionFields spec)
    {
        var defaults = new PyrraAlerting();
        if (spec.Child("alerting", "absent", "absentName", "burnrates", "disabled", "name", "severities") is not { } alerting)
            return defaults;
        DefinitionFields? severities = alerting.Child("severities", [.. SeverityKeys, "absent"]);
        bool isDisabled = alerting.Boolean("disabled");
        return new PyrraAlerting
        {
            Name = NotEmpty(alerting.Text("name"), defaults.Name),
            AbsentName = NotEmpty(alerting.Text("absentName"), defaults.AbsentName),
            BurnRates = alerting.Boolean("burnrates", otherwise: true) && !isDisabled,
            Absent = alerting.Boolean("absent", otherwise: true) && !isDisabled,
            Severities = [.. SeverityKeys.Select(key => severities?.Text(key) ?? "")],
            AbsentSeverity = NotEmpty(severities?.Text("absent") ?? "", defaults.AbsentSeverity),
        };
    }

    private static string NotEmpty(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private static NamedTexts Propagated(DefinitionFields metadata, string key) => NamedTexts.Of(metadata.Labels(key, areAnnotations: true)
        .Where(entry => entry.Key.Length > Prefix.Length && entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(entry => KeyValuePair.Create(entry.Key[Prefix.Length..], entry.Value)));
}
