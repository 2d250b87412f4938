using Instrumentation.Definitions;
using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads slo-generator's definitions; its compliance periods are those of the budget policies that stand elsewhere.</summary>
internal static class SloGeneratorReader
{
    private const string Prefix = "sre.google.com/";

    private static readonly string[] SpecKeys = ["description", "backend", "method", "exporters", "service_level_indicator", "goal", "frequency", "error_budget_policy"];

    /// <summary>Whether a document is of slo-generator; early versions have neither version nor kind.</summary>
    public static bool IsSloGenerator(YamlMapping document) =>
        TextOf(document, "apiVersion").StartsWith(Prefix, StringComparison.Ordinal)
        || TextOf(document, "version").StartsWith(Prefix, StringComparison.Ordinal)
        || IsFirstVersion(document);

    public static IEnumerable<SloDefinition> Read(YamlMapping document, List<SloFileProblem> problems, SloFileReaderOptions options)
    {
        if (IsFirstVersion(document))
        {
            DefinitionFields.Of(document, "", problems).Add("slo_target", $"is of a {RefusalReasons.Version}; allowed is sre.google.com/v2");
            return [];
        }

        int before = problems.Count;
        DefinitionFields fields = DefinitionFields.Of(document, "", problems, "apiVersion", "version", "kind", "metadata", "spec");
        fields.Word(fields.Has("apiVersion") ? "apiVersion" : "version", "", "sre.google.com/v2");
        fields.Word("kind", "", "ServiceLevelObjective");
        if (fields.Child("spec", SpecKeys) is not { } spec)
        {
            fields.Add("spec", $"is missing; allowed is a mapping of {DefinitionFields.List(SpecKeys)}");
            return [];
        }

        if (!IsPrometheus(spec))
            return [];
        if (fields.Child("metadata") is not { } metadata)
        {
            fields.Add("metadata", "is missing; allowed is a mapping with a name");
            return [];
        }

        string name = metadata.Required("name", "the SLO's name");
        SliSource? source = SloGeneratorIndicators.Read(spec);
        if (!spec.Has("goal"))
            spec.Add("goal", "is missing; allowed is a ratio above 0 and below 1 such as 0.999");
        decimal? goal = spec.Ratio("goal");
        _ = spec.Text("frequency");
        return problems.Count == before && source is not null && goal is not null ? [Definition(name, metadata, spec, source, goal.Value, options)] : [];
    }

    private static SloDefinition Definition(string name, DefinitionFields metadata, DefinitionFields spec, SliSource source, decimal goal, SloFileReaderOptions options)
    {
        NamedTexts labels = metadata.Labels("labels");
        SliType type = spec.Text("method") == "distribution_cut" ? SliType.Latency : SliType.Availability;
        return new SloDefinition(name, new SliDefinition(name, type) { Source = source }, goal)
        {
            Service = labels["service_name"] ?? "",
            Description = spec.Text("description"),
            Labels = NamedTexts.Of(labels.Where(label => SeriesLabelsText.IsLabelName(label.Key))),
            Windows = [SloWindow.Rolling(options.Period)],
            Method = source.HasEvents ? BudgetingMethod.Occurrences : BudgetingMethod.RatioTimeslices,
            Alerting = new BurnRateAlerting { Pairs = options.Windows.TryGetValue(options.Period, out IReadOnlyList<BurnRatePair>? pairs) ? pairs : BurnRatePair.Workbook },
            Format = SloFormat.SloGenerator,
        };
    }

    // Several backends of a kind are told apart by a name after a slash.
    private static bool IsPrometheus(DefinitionFields spec)
    {
        string backend = spec.Required("backend", "prometheus");
        if (backend.Split('/')[0] == "prometheus")
            return true;
        if (backend != "?")
            spec.Add("backend", $"'{backend}' is a {RefusalReasons.Backend}; allowed is prometheus");
        return false;
    }

    private static bool IsFirstVersion(YamlMapping document) => document.Find("slo_target") is not null && document.Find("slo_name") is not null;

    private static string TextOf(YamlMapping document, string key) => document.Find(key) is YamlScalar { IsNull: false } scalar ? scalar.Value : "";
}
