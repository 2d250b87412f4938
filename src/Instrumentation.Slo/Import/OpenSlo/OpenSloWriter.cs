using System.Globalization;
using System.Text;
using Instrumentation.BurnRates;
using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Writes SLOs as objects of <c>openslo/v1</c>.</summary>
internal sealed class OpenSloWriter
{
    // An SLO has to name a service.
    private const string UnnamedService = "application";

    // A Monday, and the first day of a year, so that every period of the calendar begins then.
    private const string CalendarStart = "2024-01-01 00:00:00";

    private readonly IReadOnlyList<SloDefinition> _definitions;
    private readonly StringBuilder _text = new();

    private OpenSloWriter(IReadOnlyList<SloDefinition> definitions) => _definitions = definitions;

    /// <summary>Writes SLOs, and a service for each that they name.</summary>
    /// <exception cref="ArgumentException">An SLO says what OpenSLO has no words for.</exception>
    public static string Write(IReadOnlyList<SloDefinition> definitions)
    {
        var writer = new OpenSloWriter(definitions);
        foreach (string service in definitions.Select(Service).Distinct(StringComparer.Ordinal))
        {
            writer.Begin(OpenSloKinds.Service, service, labels: null);
            writer._text.Append("spec: {}\n");
        }

        // Members that are named after their composite are written within it.
        HashSet<string> within = [.. definitions.SelectMany(slo => slo.Composite?.Members.Where((member, place) => member.Slo == $"{slo.Name}-{place}").Select(member => member.Slo) ?? [])];
        foreach (SloDefinition slo in definitions.Where(slo => !within.Contains(slo.Name)))
            writer.Slo(slo);
        return writer._text.ToString();
    }

    private static string Service(SloDefinition slo) => slo.Service.Length > 0 ? slo.Service : UnnamedService;

    private static ArgumentException NoWords(SloDefinition slo, string what) => new($"{slo.Id} has {what}, which OpenSLO has no words for.", nameof(slo));

    private void Slo(SloDefinition slo)
    {
        Begin(OpenSloKinds.Slo, slo.Name, slo.Labels);
        _text.Append("spec:\n");
        if (slo.Description.Length > 0)
            Line(2, "description", slo.Description);
        Line(2, "service", Service(slo));
        if (slo.Composite is null)
            Indicator(2, slo);
        Window(slo);
        Raw(2, "budgetingMethod", slo.Method.ToString());
        _text.Append("  objectives:\n");
        if (slo.Composite is null)
            Objective(slo, weight: null);
        foreach (CompositeMember member in slo.Composite?.Members ?? [])
        {
            if (slo.Composite!.Kind != CompositeKind.Weighted || _definitions.FirstOrDefault(other => other.Name == member.Slo) is not { Composite: null } part)
                throw NoWords(slo, $"a member {member.Slo} of kind {slo.Composite.Kind} or outside of what is written");
            Objective(part, member.Weight);
        }

        Alerts(slo);
    }

    private void Begin(string kind, string name, Rules.NamedTexts? labels)
    {
        if (_text.Length > 0)
            _text.Append("---\n");
        _text.Append("apiVersion: openslo/v1\nkind: ").Append(kind).Append('\n');
        Metadata(0, name);
        if (labels is not { Count: > 0 })
            return;
        _text.Append("  labels:\n");
        foreach ((string label, string text) in labels.Where(label => OpenSloNames.IsLabelKey(label.Key)))
            Line(4, YamlText.WriteKey(label), text);
    }

    private void Metadata(int depth, string name)
    {
        string label = OpenSloNames.ToDnsLabel(name);
        _text.Append(' ', depth).Append("metadata:\n");
        Line(depth + 2, "name", label);
        if (label != name && name.Length <= OpenSloNames.MaxNameLength)
            Line(depth + 2, "displayName", name);
    }

    private void Window(SloDefinition slo)
    {
        if (slo.Windows is not [SloWindow window])
            throw NoWords(slo, "several windows");
        _text.Append("  timeWindow:\n");
        string duration = window.Period switch
        {
            CalendarPeriod.Day => "1d",
            CalendarPeriod.Week => "1w",
            CalendarPeriod.Month => "1M",
            CalendarPeriod.Quarter => "1Q",
            CalendarPeriod.Year => "1Y",
            _ => Duration(slo, window.Length),
        };
        _text.Append("    - duration: ").Append(duration).Append('\n');
        Raw(6, "isRolling", window.IsCalendar ? "false" : "true");
        if (!window.IsCalendar)
            return;
        _text.Append("      calendar:\n");
        Line(8, "startTime", CalendarStart);
        Line(8, "timeZone", window.Zone.Id);
    }

    private void Objective(SloDefinition slo, decimal? weight)
    {
        if (slo.Objective is not { } objective)
            throw NoWords(slo, "no ratio for its objective");
        _text.Append("    - target: ").Append(objective.ToString(CultureInfo.InvariantCulture)).Append('\n');
        if (slo.Indicator.Source is ValueQuerySource && slo.Indicator.Threshold is { } threshold)
        {
            Raw(6, "op", slo.Indicator.Direction switch { Comparison.AtLeast => "gte", Comparison.AtMost => "lte", Comparison.Above => "gt", _ => "lt" });
            Raw(6, "value", threshold.ToString("R", CultureInfo.InvariantCulture));
        }

        if (slo.Method == BudgetingMethod.Timeslices)
            Raw(6, "timeSliceTarget", (slo.SliceObjective ?? objective).ToString(CultureInfo.InvariantCulture));
        if (slo.Method != BudgetingMethod.Occurrences)
            Raw(6, "timeSliceWindow", Duration(slo, slo.Slice));
        if (weight is not { } share)
            return;
        Raw(6, "compositeWeight", share.ToString(CultureInfo.InvariantCulture));
        Indicator(6, slo);
    }

    private void Indicator(int depth, SloDefinition slo)
    {
        _text.Append(' ', depth).Append("indicator:\n");
        Metadata(depth + 2, slo.Indicator.Name);
        _text.Append(' ', depth + 2).Append("spec:\n");
        if (slo.Indicator.Source is ValueQuerySource value)
        {
            Metric(depth + 4, "thresholdMetric", value.Query);
            return;
        }

        _text.Append(' ', depth + 4).Append("ratioMetric:\n");
        switch (slo.Indicator.Source)
        {
            case RatioQuerySource ratio:
                Raw(depth + 6, "rawType", ratio.IsErrorRatio ? "failure" : "success");
                Metric(depth + 6, "raw", ratio.Query);
                break;
            case EventQuerySource events:
                Raw(depth + 6, "counter", events.AreCounters ? "true" : "false");
                Metric(depth + 6, events.Good is null ? "bad" : "good", events.Good ?? events.Bad!);
                Metric(depth + 6, "total", events.Total);
                break;
            default:
                string chosen = $"slo={SeriesLabelsText.Quote(slo.Name)}, sli={SeriesLabelsText.Quote(slo.Indicator.Name)}";
                Raw(depth + 6, "counter", "true");
                Metric(depth + 6, "bad", $"sum({IndicatorQuery.Events}{{{chosen}, result=\"bad\"}})");
                Metric(depth + 6, "total", $"sum({IndicatorQuery.Events}{{{chosen}}})");
                break;
        }
    }

    private void Metric(int depth, string key, string query)
    {
        _text.Append(' ', depth).Append(key).Append(":\n").Append(' ', depth + 2).Append("metricSource:\n");
        Raw(depth + 4, "type", "Prometheus");
        _text.Append(' ', depth + 4).Append("spec:\n");
        Line(depth + 6, "query", query);
    }

    private void Alerts(SloDefinition slo)
    {
        BurnRatePair[] pairs = [.. slo.Alerting?.Pairs.Where(pair => (pair.Severity == BurnRateSeverity.Page ? slo.Alerting.Page : slo.Alerting.Ticket).IsEnabled) ?? []];
        if (pairs.Length > 0)
            _text.Append("  alertPolicies:\n");
        foreach (BurnRatePair pair in pairs)
        {
            string severity = pair.Severity == BurnRateSeverity.Page ? "page" : "ticket";
            string name = $"{severity}-{WindowNames.Of(pair.LongWindow)}";
            Part(4, OpenSloKinds.AlertPolicy, name);
            Raw(8, "alertWhenBreaching", "true");
            _text.Append("        conditions:\n");
            Part(10, OpenSloKinds.AlertCondition, name);
            Raw(14, "severity", severity);
            _text.Append("              condition:\n");
            Raw(16, "kind", "burnrate");
            Raw(16, "op", "gt");
            Raw(16, "threshold", pair.Factor(slo.Windows[0].Length).ToString(CultureInfo.InvariantCulture));
            Raw(16, "lookbackWindow", Duration(slo, pair.LongWindow));
            Raw(16, "alertAfter", Duration(slo, pair.ShortWindow));
            _text.Append("        notificationTargets:\n");
            Part(10, OpenSloKinds.AlertNotificationTarget, severity);
            Raw(14, "target", severity);
        }
    }

    // An object within a list, up to its spec.
    private void Part(int depth, string kind, string name)
    {
        _text.Append(' ', depth).Append("- kind: ").Append(kind).Append('\n');
        Metadata(depth + 2, name);
        _text.Append(' ', depth + 2).Append("spec:\n");
    }

    private static string Duration(SloDefinition slo, TimeSpan length) => OpenSloDuration.Format(length) ?? throw NoWords(slo, $"a length of {length.TotalSeconds} seconds");

    private void Line(int depth, string key, string text) => Raw(depth, key, YamlText.Write(text, depth + 2));

    private void Raw(int depth, string key, string value) => _text.Append(' ', depth).Append(key).Append(": ").Append(value).Append('\n');
}
