using Instrumentation.Definitions;
using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Rules;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads objects of <c>openslo/v1</c> that are valid by OpenSLO's specification.</summary>
internal sealed class OpenSloReader(OpenSloCatalogue catalogue, List<SloFileProblem> problems, List<SloFileProblem> warnings, SloFileReaderOptions options)
{
    private readonly OpenSloAlerting _alerting = new(catalogue, problems, warnings, options);
    private readonly OpenSloMetrics _metrics = new(catalogue, problems, warnings);
    private readonly OpenSloWindows _windows = new(warnings, options);

    public IReadOnlyList<SloDefinition> Read(YamlMapping document)
    {
        int before = problems.Count;
        foreach (OpenSloFinding finding in OpenSloValidator.Check(document, 0))
            (options.IsLenient && finding.IsTolerated ? warnings : problems).Add(new SloFileProblem(finding.Line, finding.Column, finding.Path, finding.Message));
        if (problems.Count > before)
            return [];
        DefinitionFields fields = DefinitionFields.Of(document, "", problems);
        switch (fields.Text("kind"))
        {
            case OpenSloKinds.Slo:
                return Slos(fields.Child("spec")!, fields.Child("metadata")!);
            case OpenSloKinds.AlertPolicy:
                _alerting.CheckReferences(fields.Child("spec")!);
                return [];
            default:
                return [];
        }
    }

    private List<SloDefinition> Slos(DefinitionFields spec, DefinitionFields metadata)
    {
        DefinitionFields[] objectives = [.. spec.Items("objectives")];
        if (objectives.Length == 0)
            spec.Add("objectives", "is missing; allowed is a list with at least one objective");
        if (_windows.Read(spec) is not { } window)
            return [];
        bool isComposite = objectives.Any(HasIndicator);
        BurnRateAlerting alerting = _alerting.Read(spec, window.Length);
        string name = metadata.Text("name");
        NamedTexts labels = Labels(metadata);
        var slos = new List<SloDefinition>();
        var weights = new List<decimal>();
        for (int place = 0; place < objectives.Length; place++)
        {
            // One objective is the SLO; several are SLOs of their own, numbered as those of v1alpha are.
            if (Slo(objectives[place], spec, isComposite, objectives.Length == 1 ? name : $"{name}-{place}") is not { } slo)
                continue;
            slos.Add(slo with
            {
                Service = spec.Text("service"),
                Description = objectives[place].Text("displayName", spec.Text("description", metadata.Text("displayName"))),
                Windows = [window],
                Labels = labels,
                Alerting = alerting,
                Format = SloFormat.OpenSlo,
            });
            weights.Add(objectives[place].Decimal("compositeWeight") ?? 1);
        }

        if (isComposite && slos.Count > 1 && slos.Count == objectives.Length)
            slos.Add(Composite(slos, weights, name, spec));
        foreach (SloDefinition slo in slos)
            Check(slo, spec);
        return slos;
    }

    private static bool HasIndicator(DefinitionFields fields) => fields.Has("indicator") || fields.Has("indicatorRef");

    private SloDefinition? Slo(DefinitionFields objective, DefinitionFields spec, bool isComposite, string name)
    {
        decimal? target = objective.Ratio("target");
        if (objective.Decimal("targetPercent") is { } percent)
        {
            target = percent / 100;
            if (percent <= 0)
                objective.Add("targetPercent", $"'{percent}' is outside what is allowed, a percentage above 0 and below 100");
        }

        if (Indicator(isComposite ? objective : spec, name) is not { } indicator || target is not ({ } and > 0))
            return null;
        if (indicator.Source is ValueQuerySource)
        {
            if (!Comparisons.TryParse(objective.Text("op"), out Comparison direction) || objective.Number("value") is not { } value)
            {
                objective.Add(objective.Has("op") ? "value" : "op", "is missing; allowed are op and value where the indicator is a thresholdMetric");
                return null;
            }

            indicator = indicator with { Direction = direction, Threshold = value };
        }

        BudgetingMethod method = Method(spec, indicator.Source);
        _ = OpenSloDuration.TryParse(objective.Text("timeSliceWindow", "1m"), out OpenSloDuration slice);
        return new SloDefinition(name, indicator, target)
        {
            Method = method,
            Slice = method == BudgetingMethod.Occurrences ? SloConstants.DefaultSlice : slice.Length,
            SliceObjective = method == BudgetingMethod.Timeslices ? objective.Decimal("timeSliceTarget") : null,
        };
    }

    private SliDefinition? Indicator(DefinitionFields fields, string slo)
    {
        if (fields.Child("indicator") is { } own)
            return Indicator(own, own.Child("metadata")?.Text("name") ?? slo, fields);
        string name = fields.Text("indicatorRef");
        if (catalogue.Find(OpenSloKinds.Sli, name) is { } named)
            return Indicator(DefinitionFields.Of(named, "", problems), name, fields);
        if (fields.Has("indicatorRef"))
            fields.Add("indicatorRef", $"'{name}' is none of the SLIs of this text: {catalogue.Names(OpenSloKinds.Sli)}");
        else
            fields.Add("indicator", "is missing; allowed is one in each objective of a composite SLO");
        return null;
    }

    private SliDefinition? Indicator(DefinitionFields sli, string name, DefinitionFields user)
    {
        // What is wrong with an SLI of its own is said where it stands.
        if (sli.Child("spec") is not { } spec || spec.Has("thresholdMetric") == spec.Has("ratioMetric"))
        {
            user.Add("indicatorRef", $"'{name}' is no SLI with one of thresholdMetric and ratioMetric");
            return null;
        }

        return _metrics.Source(spec) is { } source ? new SliDefinition(name, SliType.Availability) { Description = spec.Text("description"), Source = source } : null;
    }

    private BudgetingMethod Method(DefinitionFields spec, SliSource source)
    {
        BudgetingMethod method = Enum.Parse<BudgetingMethod>(spec.Text("budgetingMethod"));
        if (method != BudgetingMethod.Occurrences || source.HasEvents)
            return method;
        method = source is RatioQuerySource ? BudgetingMethod.RatioTimeslices : BudgetingMethod.Timeslices;
        warnings.Add(spec.Problem("budgetingMethod", $"'Occurrences' needs numbers of events, which the indicator does not give; taken for {method} of 1m"));
        return method;
    }

    // The composite promises what its members promise on average.
    private static SloDefinition Composite(List<SloDefinition> members, List<decimal> weights, string name, DefinitionFields spec)
    {
        // Shares of the largest weight add up without growing beyond all numbers.
        decimal most = weights.Max();
        decimal objective = members.Zip(weights, (member, weight) => member.Objective!.Value * (weight / most)).Sum() / weights.Sum(weight => weight / most);
        CompositeMember[] parts = [.. members.Zip(weights, (member, weight) => new CompositeMember(member.Name, weight))];
        return members[0] with
        {
            Name = name,
            Description = spec.Text("description"),
            Indicator = new SliDefinition(name, SliType.Availability),
            Objective = objective,
            Composite = new CompositeDefinition(CompositeKind.Weighted, parts),
        };
    }

    private void Check(SloDefinition slo, DefinitionFields spec)
    {
        bool alerts = slo.Alerting is { Page.IsEnabled: true } or { Ticket.IsEnabled: true };
        foreach (SloFinding finding in slo.Check().Where(finding => alerts || finding.IsError))
        {
            if (finding.IsError)
                spec.Add("objectives", $"{slo.Name}: {finding}");
            else
                warnings.Add(spec.Problem("objectives", $"{slo.Name}: {finding}"));
        }
    }

    // Labels of OpenSLO have several values and other names than those of series.
    private NamedTexts Labels(DefinitionFields metadata)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (metadata.Child("labels") is not { } fields)
            return NamedTexts.Empty;
        foreach (string key in fields.Names)
        {
            string name = string.Concat(key.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
            string text = fields.Find(key) is YamlSequence list ? string.Join(",", list.Items.OfType<YamlScalar>().Select(item => item.Value)) : fields.Text(key);
            if (!SeriesLabelsText.IsLabelName(name) || name.StartsWith("sloth_", StringComparison.Ordinal) || !labels.TryAdd(name, text))
                warnings.Add(fields.Problem(key, "is no name for a label of series and passed over"));
        }

        return NamedTexts.Of(labels);
    }
}
