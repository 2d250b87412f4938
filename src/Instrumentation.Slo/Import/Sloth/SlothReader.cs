using System.Text.RegularExpressions;
using Instrumentation.BurnRates;
using Instrumentation.Definitions;
using Instrumentation.Rules;
using Instrumentation.Syntax;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads Sloth's definitions, those of files and those of Kubernetes.</summary>
internal sealed partial class SlothReader(List<SloFileProblem> problems, List<SloFileProblem> warnings, SloFileReaderOptions options)
{
    private SlothKeys _keys = SlothKeys.Files;

    public IEnumerable<SloDefinition> ReadPrometheus(YamlMapping document)
    {
        _keys = SlothKeys.Files;
        DefinitionFields fields = DefinitionFields.Of(document, "", problems);
        fields.Word("version", "", "prometheus/v1");
        warnings.AddRange(fields.Unknown("version", "service", "labels", "slos", _keys.SloPlugins));
        return Slos(fields, SloFormat.Sloth);
    }

    public IEnumerable<SloDefinition> ReadKubernetes(YamlMapping document)
    {
        _keys = SlothKeys.Kubernetes;
        DefinitionFields fields = DefinitionFields.Of(document, "", problems);
        fields.Word("apiVersion", "", "sloth.slok.dev/v1");
        fields.Word("kind", "", "PrometheusServiceLevel");
        if (fields.Child("spec") is { } spec)
            return Slos(spec, SloFormat.SlothKubernetes);
        fields.Add("spec", "is missing; allowed is a mapping of service, labels, slos");
        return [];
    }

    private List<SloDefinition> Slos(DefinitionFields fields, SloFormat format)
    {
        string service = fields.Required("service", "the service's name");
        NamedTexts labels = fields.Labels("labels");
        RefusePlugins(fields, _keys.SloPlugins);
        var slos = new List<SloDefinition>();
        foreach (DefinitionFields item in fields.Items("slos"))
        {
            if (Slo(item, service, labels, format) is not { } slo)
                continue;
            if (slos.Exists(other => other.Name == slo.Name))
                item.Add("name", $"'{slo.Name}' is there twice");
            slos.Add(slo);
        }

        if (!fields.Nodes("slos").Any())
            fields.Add("slos", "is missing; allowed is a list with at least one SLO");
        return slos;
    }

    private SloDefinition? Slo(DefinitionFields item, string service, NamedTexts labels, SloFormat format)
    {
        warnings.AddRange(item.Unknown("name", "description", "objective", "labels", "sli", "alerting", "plugins"));
        string name = item.Required("name", "the SLO's name");
        if (name != "?" && !Name.IsMatch(name))
            item.Add("name", $"'{name}' is outside what is allowed, letters, digits, underscores, dots and hyphens, with a letter or digit at both ends");
        RefusePlugins(item, "plugins");
        decimal? percent = item.Decimal("objective");
        if (percent is null && !item.Has("objective"))
            item.Add("objective", "is missing; allowed is a percentage above 0 and below 100");
        else if (percent is <= 0 or >= 100)
            item.Add("objective", $"'{percent}' is outside what is allowed, a percentage above 0 and below 100");
        BurnRateAlerting? alerting = Alerting(item);
        if (Source(item) is not { } source || percent is not ({ } and > 0 and < 100))
            return null;
        return new SloDefinition(name, new SliDefinition(name, SliType.Availability) { Source = source }, percent / 100)
        {
            Service = service,
            Description = item.Text("description"),
            Labels = labels.OverriddenBy(item.Labels("labels")),
            Windows = [SloWindow.Rolling(options.Period)],
            Method = source.HasEvents ? BudgetingMethod.Occurrences : BudgetingMethod.RatioTimeslices,
            Alerting = alerting,
            Format = format,
        };
    }

    private SliSource? Source(DefinitionFields item)
    {
        if (item.Child("sli") is not { } sli)
        {
            item.Add("sli", "is missing; allowed is a mapping of events or raw");
            return null;
        }

        RefusePlugins(sli, "plugin");
        if (sli.Has("events") == sli.Has("raw"))
        {
            if (!sli.Has("plugin"))
                item.Add("sli", $"has {(sli.Has("raw") ? "both" : "neither")} events and raw; allowed is one of them");
            return null;
        }

        if (sli.Child("raw", _keys.ErrorRatioQuery) is { } raw)
            return Query(raw, _keys.ErrorRatioQuery) is { } ratio ? new RatioQuerySource(ratio) : null;
        DefinitionFields events = sli.Child("events", _keys.ErrorQuery, _keys.TotalQuery)!;
        string? error = Query(events, _keys.ErrorQuery);
        string? total = Query(events, _keys.TotalQuery);
        if (error is not null && error == total)
            events.Add(_keys.ErrorQuery, "is the same as that of all events");
        return error is not null && total is not null ? new EventQuerySource(total, bad: error) : null;
    }

    // Sloth refuses queries without a window: the ratio would be the same over every window.
    private static string? Query(DefinitionFields fields, string key)
    {
        string query = fields.Text(key);
        if (query.Length == 0)
        {
            fields.Add(key, "is missing; allowed is PromQL with {{.window}} in it");
            return null;
        }

        if (!SloQueryText.HasWindow(query))
        {
            fields.Add(key, "has no {{.window}}; allowed is PromQL with it in the place of a range");
            return null;
        }

        if (PromqlParser.TryParse(SloQueryText.At(query, TimeSpan.FromMinutes(5)), options: null, out _, out PromqlSyntaxException? error))
            return query;
        fields.Add(key, $"is no PromQL: {error.Message}");
        return null;
    }

    private BurnRateAlerting? Alerting(DefinitionFields item)
    {
        DefinitionFields? alerting = item.Child("alerting");
        if (alerting is null)
        {
            item.Add("alerting", $"is missing; allowed is a mapping with a name, or with both {_keys.PageAlert} and {_keys.TicketAlert} disabled");
            return null;
        }

        warnings.AddRange(alerting.Unknown("name", "labels", "annotations", _keys.PageAlert, _keys.TicketAlert));
        BurnRateAlert page = Alert(alerting, _keys.PageAlert);
        BurnRateAlert ticket = Alert(alerting, _keys.TicketAlert);
        if (alerting.Text("name").Length == 0 && (page.IsEnabled || ticket.IsEnabled))
            alerting.Add("name", "is missing; allowed is the alerts' name");
        return new BurnRateAlerting
        {
            Name = alerting.Text("name"),
            Pairs = options.Windows.TryGetValue(options.Period, out IReadOnlyList<BurnRatePair>? pairs) ? pairs : BurnRatePair.Workbook,
            Labels = alerting.Labels("labels"),
            Annotations = alerting.Labels("annotations", areAnnotations: true),
            Page = page,
            Ticket = ticket,
        };
    }

    private BurnRateAlert Alert(DefinitionFields alerting, string key)
    {
        if (alerting.Child(key) is not { } alert)
            return new BurnRateAlert();
        warnings.AddRange(alert.Unknown("disable", "labels", "annotations"));
        return new BurnRateAlert { IsEnabled = !alert.Boolean("disable"), Labels = alert.Labels("labels"), Annotations = alert.Labels("annotations", areAnnotations: true) };
    }

    private static void RefusePlugins(DefinitionFields fields, string key)
    {
        if (fields.Has(key))
            fields.Add(key, "needs a plugin of Sloth, which is Go code and cannot run here; allowed are events and raw");
    }

    [GeneratedRegex("^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name { get; }
}
