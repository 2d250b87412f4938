using Instrumentation.BurnRates;
using Instrumentation.Definitions;
using Instrumentation.Syntax;

namespace Instrumentation.Import;

/// <summary>Reads the metrics of SLIs, which have to come from Prometheus.</summary>
internal sealed class OpenSloMetrics(OpenSloCatalogue catalogue, List<SloFileProblem> problems, List<SloFileProblem> warnings)
{
    private static readonly TimeSpan AnyWindow = TimeSpan.FromMinutes(5);

    public SliSource? Source(DefinitionFields sli)
    {
        if (sli.Child("thresholdMetric") is { } threshold)
            return Query(threshold) is { } value ? new ValueQuerySource(value) : null;
        DefinitionFields ratio = sli.Child("ratioMetric")!;
        if (ratio.Child("raw") is { } raw)
            return Query(raw) is { } query ? new RatioQuerySource(query, ratio.Text("rawType") == "failure") : null;
        return ratio.Has("total") && ratio.Has("good") != ratio.Has("bad") ? Events(ratio) : null;
    }

    private EventQuerySource? Events(DefinitionFields ratio)
    {
        bool isBad = ratio.Has("bad");
        string? part = Query(ratio.Child(isBad ? "bad" : "good")!);
        string? total = Query(ratio.Child("total")!);
        if (part is null || total is null)
            return null;
        if (SloQueryText.HasWindow(part) != SloQueryText.HasWindow(total))
        {
            ratio.Add("total", "and the other query differ; allowed are both with {{.window}} or both without");
            return null;
        }

        // Numbers that are no counters are those of single moments, to be added up.
        if (!SloQueryText.HasWindow(total) && !ratio.Boolean("counter"))
            (part, total) = (Sum(part), Sum(total));
        return new EventQuerySource(total, isBad ? null : part, isBad ? part : null);
    }

    private static string Sum(string query) => $"sum_over_time(({query.Trim()})[{{{{.window}}}}:])";

    private string? Query(DefinitionFields metric)
    {
        if (metric.Child("metricSource") is not { } source || source.Child("spec") is not { } spec)
            return null;
        string type = Type(source);
        if (!string.Equals(type, "prometheus", StringComparison.OrdinalIgnoreCase))
        {
            source.Add("type", $"'{type}' is a {RefusalReasons.Backend}; allowed is Prometheus");
            return null;
        }

        string key = spec.Has("promql") ? "promql" : "query";
        if (spec.Names.FirstOrDefault(name => name != key) is { } other)
        {
            spec.Add(other, $"makes a {RefusalReasons.QuerySettings}; allowed is {key} alone");
            return null;
        }

        string query = spec.Required(key, "PromQL");
        if (query == "?")
            return null;
        if (PromqlParser.TryParse(SloQueryText.At(query, AnyWindow), options: null, out _, out PromqlSyntaxException? error))
            return query;
        spec.Add(key, $"is a {RefusalReasons.Query}: {error.Message}");
        return null;
    }

    // A metric without a type has that of the data source that it names.
    private string Type(DefinitionFields source)
    {
        string name = source.Text("metricSourceRef");
        if (source.Has("type"))
            return source.Text("type");
        if (name.Length > 0 && catalogue.Find(OpenSloKinds.DataSource, name) is { } known)
            return DefinitionFields.Of(known, "", problems).Child("spec")?.Text("type") ?? "";
        warnings.Add(source.Problem("metricSourceRef", name.Length > 0 ? $"'{name}' is none of the data sources of this text; taken for Prometheus" : "and type are missing; taken for Prometheus"));
        return "prometheus";
    }
}
