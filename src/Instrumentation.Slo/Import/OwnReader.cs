using Instrumentation.Definitions;
using Instrumentation.Objectives;
using Instrumentation.Rules;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads our own files, and the shapes of older configurations, which have their indicators in a list of their own.</summary>
internal sealed partial class OwnReader(List<SloFileProblem> problems, List<SloFileProblem> warnings, SloFileReaderOptions options)
{
    private static readonly string[] Top =
    [
        "version", "service", "labels", "defaults", "slis", "slos", "policies",
        "service_level_indicators", "service_level_objectives", "error_budget_policies", "alert_rules", "notification_channels", "governance", "reporting",
    ];

    // Sections of older configurations that other packages answer for.
    private static readonly string[] PassedOver = ["alert_rules", "notification_channels", "governance", "reporting"];

    private readonly List<(SloDefinition Slo, DefinitionFields Item)> _items = [];
    private readonly Dictionary<string, SliDefinition> _indicators = new(StringComparer.Ordinal);

    public List<SloDefinition> Definitions { get; } = [];

    public List<BudgetPolicy> Policies { get; } = [];

    public void Read(YamlMapping document)
    {
        DefinitionFields fields = DefinitionFields.Of(document, "", problems, Top);
        fields.Word("version", "instrumentation/v1", "instrumentation/v1", "1", "1.0");
        string service = fields.Text("service");
        NamedTexts labels = fields.Labels("labels");
        foreach (string name in PassedOver.Where(fields.Has))
            warnings.Add(fields.Problem(name, "is passed over; it is no part of SLO definitions"));
        foreach (string list in (IEnumerable<string>)["slis", "service_level_indicators"])
        {
            foreach (DefinitionFields item in fields.Items(list, [.. IndicatorKeys, "name"]))
                Add(item);
        }

        foreach (DefinitionFields item in fields.Items("policies", PolicyReader.Keys).Concat(fields.Items("error_budget_policies", PolicyReader.Keys)))
        {
            if (PolicyReader.Read(item) is { } policy)
                Policies.Add(policy);
        }

        int count = 0;
        foreach (string list in (IEnumerable<string>)["slos", "service_level_objectives"])
        {
            foreach (DefinitionFields item in fields.Items(list, SloKeys))
            {
                count++;
                if (Slo(item, service, labels) is { } slo)
                    Add(item, slo);
            }
        }

        if (count == 0 && Policies.Count == 0 && _indicators.Count == 0)
            fields.Add("slos", "is missing; allowed is a list with at least one SLO");
        CheckReferences();
    }

    private void Add(DefinitionFields item)
    {
        string name = item.Required("name", "the indicator's name");
        if (Indicator(item, name) is { } indicator && !_indicators.TryAdd(name, indicator))
            item.Add("name", $"'{name}' is there twice");
    }

    private void Add(DefinitionFields item, SloDefinition slo)
    {
        if (Definitions.Exists(other => other.Id == slo.Id))
        {
            item.Add("name", $"'{slo.Name}' is there twice");
            return;
        }

        foreach (SloFinding finding in slo.Check())
        {
            if (finding.IsError)
                item.Add(finding.Key, finding.Message);
            else
                warnings.Add(item.Problem(finding.Key, finding.Message));
        }

        Definitions.Add(slo);
        _items.Add((slo, item));
    }

    private void CheckReferences()
    {
        foreach ((SloDefinition slo, DefinitionFields item) in _items)
        {
            if (slo.Policy.Length > 0 && slo.Policy != BudgetPolicy.Workbook.Name && Policies.TrueForAll(policy => policy.Name != slo.Policy))
                item.Add(item.Has("policy") ? "policy" : "error_budget_policy", $"'{slo.Policy}' is none of the policies here: {Names(Policies.Select(policy => policy.Name).Append(BudgetPolicy.Workbook.Name))}");
            foreach (CompositeMember member in slo.Composite?.Members ?? [])
            {
                if (Definitions.TrueForAll(other => other.Name != member.Slo))
                    item.Add("composite", $"the member '{member.Slo}' is none of the SLOs here: {Names(Definitions.Select(other => other.Name))}");
            }
        }
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
