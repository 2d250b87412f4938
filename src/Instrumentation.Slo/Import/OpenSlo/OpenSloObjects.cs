using Instrumentation.Definitions;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads OpenSLO's objects; those of one text may refer to each other.</summary>
internal sealed class OpenSloObjects(IReadOnlyList<YamlNode> documents, List<SloFileProblem> problems, List<SloFileProblem> warnings, SloFileReaderOptions options)
{
    private readonly OpenSloReader _reader = new(new OpenSloCatalogue(documents), problems, warnings, options);

    public IEnumerable<SloDefinition> Read(YamlMapping document)
    {
        DefinitionFields fields = DefinitionFields.Of(document, "", problems);
        if (fields.Text("apiVersion") == "openslo/v1alpha")
            return ReadAlpha(fields);
        if (fields.Text("apiVersion") == "openslo/v1")
            return _reader.Read(document);
        fields.Add("apiVersion", $"'{fields.Text("apiVersion")}' is outside what is allowed, openslo/v1, openslo/v1alpha");
        return [];
    }

    private List<SloDefinition> ReadAlpha(DefinitionFields fields)
    {
        fields.Word("kind", "", "SLO");
        string name = fields.Child("metadata")?.Required("name", "the SLO's name") ?? Missing(fields, "metadata");
        if (fields.Child("spec") is not { } spec)
        {
            Missing(fields, "spec");
            return [];
        }

        warnings.AddRange(spec.Unknown("service", "description", "budgetingMethod", "objectives", "timeWindows", "indicator"));
        string service = spec.Required("service", "the service's name");
        spec.Word("budgetingMethod", "Occurrences", "Occurrences", "Timeslices");
        TimeSpan period = Period(spec);
        var slos = new List<SloDefinition>();
        int number = 0;
        foreach (DefinitionFields objective in spec.Items("objectives"))
        {
            // Each objective is an SLO of its own, numbered as Sloth does.
            if (Objective(objective, $"{name}-{number++}") is { } slo)
                slos.Add(slo with { Service = service, Description = spec.Text("description"), Windows = [SloWindow.Rolling(period)], Alerting = Alerting(period) });
        }

        if (number == 0)
            spec.Add("objectives", "is missing; allowed is a list with at least one objective");
        return slos;
    }

    private static SloDefinition? Objective(DefinitionFields objective, string name)
    {
        decimal? target = objective.Ratio("target");
        if (target is null && !objective.Has("target"))
            objective.Add("target", "is missing; allowed is a ratio above 0 and below 1");
        if (objective.Child("ratioMetrics") is not { } metrics)
        {
            objective.Add("ratioMetrics", "is missing; allowed is a mapping of good and total");
            return null;
        }

        string? good = Query(metrics, "good");
        string? total = Query(metrics, "total");
        if (target is null || good is null || total is null)
            return null;
        return new SloDefinition(name, new SliDefinition(name, SliType.Availability) { Source = new EventQuerySource(total, good: good) }, target) { Format = SloFormat.OpenSloAlpha };
    }

    private static string? Query(DefinitionFields metrics, string key)
    {
        if (metrics.Child(key) is not { } metric)
        {
            metrics.Add(key, "is missing; allowed is a mapping of source, queryType, query");
            return null;
        }

        metric.Word("source", "prometheus", "prometheus");
        metric.Word("queryType", "promql", "promql");
        return OwnReader.Promql(metric, "query");
    }

    private TimeSpan Period(DefinitionFields spec)
    {
        DefinitionFields[] windows = [.. spec.Items("timeWindows")];
        if (windows.Length != 1)
        {
            spec.Add("timeWindows", $"has {windows.Length} windows; allowed is one");
            return options.Period;
        }

        long count = windows[0].Integer("count", 1, 400, 30);
        string unit = windows[0].Word("unit", "Day", "Day", "Week", "Hour");
        TimeSpan period = unit switch { "Day" => TimeSpan.FromDays(count), "Week" => TimeSpan.FromDays(7 * count), _ => TimeSpan.FromHours(count) };
        if (options.RequiresPeriod && period != options.Period)
            windows[0].Add("count", $"makes {period.TotalDays:0.##} days; allowed are {options.Period.TotalDays:0.##}");
        return period;
    }

    // Windows are recorded, but the format has no alerts.
    private BurnRateAlerting Alerting(TimeSpan period) => new()
    {
        Pairs = options.Windows.TryGetValue(period, out IReadOnlyList<BurnRatePair>? pairs) ? pairs : BurnRatePair.Workbook,
        Page = new BurnRateAlert { IsEnabled = false },
        Ticket = new BurnRateAlert { IsEnabled = false },
    };

    private static string Missing(DefinitionFields fields, string key)
    {
        fields.Add(key, "is missing; allowed is a mapping");
        return "?";
    }
}
