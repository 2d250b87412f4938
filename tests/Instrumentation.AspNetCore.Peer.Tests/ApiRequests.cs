using System.Globalization;
using Instrumentation.PromqlPeer.Data;

namespace Instrumentation.PrometheusApiPeer;

/// <summary>The requests that are compared, over the metrics of <see cref="Catalogue"/>.</summary>
internal static partial class ApiRequests
{
    private const long StartSeconds = DataSet.StartUnixMs / 1_000;

    private static readonly string[] InstantExpressions =
    [
        "1", "-1.5e-7", "1e21", "0.1+0.2", "Inf", "NaN", "\"text <&> ü\"", "time()", "vector(1)", "pi()",
        "target_info", "weight", "temperature", "balance{job=\"api\"}", "edge", "size_bytes", "latency_seconds_bucket{le=\"+Inf\"}", "up", "{job=\"db\",zone=\"z0\"}",
        "{__name__=~\"w.*|share\"}", "weight[2m]", "edge{kind=\"tiny\"}[3m]", "size_bytes{instance=\"i0\"}[1m]", "weight offset 10m", "weight @ 1582930000",
        "edge{kind!~\"nan|inf\"}", "temperature{zone=\"z1\"} > 50", "temperature == bool 50", "weight * 2", "weight % 3", "weight ^ 2", "-weight",
        "memory_bytes / on (job) group_left () weight", "memory_bytes and temperature{zone=\"z0\"}", "weight or vector(7)", "temperature unless on (instance) temperature{zone=\"z1\"}",
        "sum(temperature)", "sum by (job) (queue_length)", "avg without (instance) (temperature)", "max by (method) (queue_length)", "min(balance)", "count by (job, code) (requests_total)",
        "group by (zone) (temperature)", "stddev by (job) (balance)", "stdvar(balance)", "count_values(\"v\", target_info)", "quantile(0.5, temperature)",
        "rate(requests_total{job=\"api\"}[5m])", "increase(errors_total[10m])", "irate(busy_seconds_total[2m])", "delta(temperature{job=\"web\"}[10m])", "idelta(queue_length{job=\"db\"}[5m])",
        "changes(temperature[10m])", "resets(errors_total{method=\"GET\"}[30m])", "avg_over_time(share[10m])", "sum_over_time(weight[10m])", "min_over_time(edge{kind=\"huge\"}[5m])",
        "max_over_time(queue_length{method=\"POST\"}[15m])", "count_over_time(memory_bytes[5m])", "last_over_time(weight[20m])", "present_over_time(target_info[5m])",
        "stddev_over_time(share[10m])", "quantile_over_time(0.9, temperature{job=\"api\"}[10m])", "absent(nothing{job=\"x\"})", "absent_over_time(nothing[5m])",
        "abs(balance)", "ceil(temperature)", "floor(temperature)", "round(balance, 0.25)", "sqrt(weight)", "sgn(balance)", "clamp(balance, -0.5, 0.5)", "scalar(weight{job=\"api\"})",
        "label_replace(weight, \"team\", \"$1\", \"job\", \"(.).*\")", "label_join(target_info, \"all\", \"-\", \"job\", \"instance\")", "timestamp(weight)", "hour()", "day_of_month(vector(1582934400))",
        "histogram_quantile(0.9, sum by (le) (rate(latency_seconds_bucket[10m])))", "histogram_count(size_bytes)", "histogram_sum(size_bytes{job=\"web\"})", "histogram_quantile(0.5, size_bytes)",
        "sum(size_bytes)", "max_over_time(temperature{job=\"db\"}[10m:1m])", "avg_over_time(rate(errors_total{method=\"POST\"}[2m])[10m:2m])", "1 > bool 2", "weight > 1e9",
        "sum(rate(requests_total{code=\"500\"}[5m])) / sum(rate(requests_total[5m]))",
    ];

    private static readonly string[] OrderedExpressions =
    [
        "sort(weight)", "sort_desc(queue_length)", "topk(3, temperature)", "bottomk(2, memory_bytes)", "sort(edge{kind=\"mixed\"})",
    ];

    private static readonly string[] RangeExpressions =
    [
        "1", "time()", "weight", "temperature{job=\"api\"}", "edge", "size_bytes{job=\"db\"}", "sum(temperature)", "sum by (job) (rate(requests_total[5m]))", "nothing",
        "rate(errors_total{job=\"web\"}[3m])", "avg without (zone) (temperature{instance=\"i1\"})", "weight > 10", "weight offset 5m", "weight @ end()", "topk(1, weight)",
        "histogram_quantile(0.5, rate(latency_seconds_bucket{instance=\"i2\"}[5m]))", "histogram_sum(size_bytes{job=\"api\"})", "count_values(\"v\", target_info{job=\"api\"})",
        "max_over_time(queue_length{job=\"api\"}[10m:1m])", "vector(scalar(weight{job=\"db\"}))", "absent(target_info{job=\"none\"})", "label_replace(share, \"x\", \"y\", \"\", \"\")",
        "memory_bytes / on (job) group_left () weight", "changes(balance[5m])",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApiRequest> All { get; } =
    [
        .. InstantExpressions.Select(static (expression, index) => Instant(expression, 3_600 + (61 * index)) with { IsPost = index % 3 == 0 }),
        .. OrderedExpressions.Select(static expression => Instant(expression, 4_000) with { IsOrdered = true }),
        .. RangeExpressions.Select(static (expression, index) => Range(expression, 600 + (index * 60), 1_800, "60") with { IsPost = index % 2 == 0 }),
        .. RangeForms(),
        .. Lookups(),
        .. Mistakes(),
    ];

    private static ApiRequest Instant(string expression, long second) => new("query", ("query", expression), ("time", Seconds(second)));

    private static ApiRequest Range(string expression, long from, long length, string step) =>
        new("query_range", ("query", expression), ("start", Seconds(from)), ("end", Seconds(from + length)), ("step", step)) { IsOrdered = true };

    private static string Seconds(long second) => (StartSeconds + second).ToString(CultureInfo.InvariantCulture);

    // The ways to write times and steps.
    private static IEnumerable<ApiRequest> RangeForms()
    {
        yield return new("query", ("query", "weight"), ("time", "2020-02-28T23:30:00Z"));
        yield return new("query", ("query", "weight"), ("time", "2020-02-29T00:30:00.25+01:00"));
        yield return new("query", ("query", "time()"), ("time", "1582932600.1234"));
        yield return new("query", ("query", "time()"), ("time", "-1.5"));
        yield return new("query", ("query", "weight"), ("time", Seconds(3_600)), ("timeout", "5s"));
        yield return new("query", ("query", "weight"), ("time", Seconds(3_600)), ("timeout", "0.5"));
        yield return new("query", ("query", "weight"));
        yield return Range("weight", 600, 600, "1m");
        yield return Range("weight", 600, 600, "1m30s");
        yield return Range("weight", 600, 60, "2.5");
        yield return Range("weight", 600, 0, "15");
        yield return Range("1", 0, 11_000, "1");
        yield return new("query_range", ("query", "time()"), ("start", "2020-02-28T23:30:00.5Z"), ("end", "2020-02-28T23:31:00Z"), ("step", "20s")) { IsOrdered = true };
    }

    private static IEnumerable<ApiRequest> Lookups()
    {
        (string, string) from = ("start", Seconds(0));
        (string, string) to = ("end", Seconds(7_200));
        yield return new("labels");
        yield return new("labels") { IsPost = true };
        yield return new("labels", from, to);
        yield return new("labels", ("match[]", "weight"));
        yield return new("labels", ("match[]", "weight"), ("match[]", "{zone=\"z0\"}"), from, to) { IsPost = true };
        yield return new("labels", ("match[]", "nothing"));
        yield return new("label/__name__/values");
        yield return new("label/job/values", from, to);
        yield return new("label/le/values");
        yield return new("label/instance/values", ("match[]", "temperature{zone=\"z1\"}"));
        yield return new("label/code/values", ("match[]", "requests_total{code!=\"200\"}"), ("match[]", "weight"));
        yield return new("label/nothing/values");
        yield return new("label/__name__/values", ("match[]", "{zone=~\".+\"}"));
        yield return new("series", ("match[]", "weight"));
        yield return new("series", ("match[]", "weight"), from, to) { IsPost = true };
        yield return new("series", ("match[]", "{job=\"api\",instance=\"i0\"}"), ("match[]", "weight"), ("match[]", "share{method=\"GET\"}"));
        yield return new("series", ("match[]", "{__name__=~\"latency.*\",le!=\"\"}"));
        yield return new("series", ("match[]", "nothing"));
        yield return new("series", ("match[]", "size_bytes"), ("start", "2020-02-28T22:30:00Z"), ("end", "2020-02-29T00:30:00Z"));
        yield return new("metadata");
        yield return new("metadata", ("limit", "1"));
        yield return new("metadata", ("metric", "weight"));
        yield return new("rules");
        yield return new("rules", ("type", "alert"));
        yield return new("alerts");
        yield return new("query_exemplars", ("query", "rate(requests_total[5m])"), from, to);
        yield return new("query_exemplars", ("query", "weight")) { IsPost = true };
        yield return new("format_query", ("query", "sum(weight)by(job)/on(job)avg by(job)(share)"));
        yield return new("format_query", ("query", "1+2*3")) { IsPost = true };
    }

    private static IEnumerable<ApiRequest> Mistakes()
    {
        (string, string) from = ("start", "1");
        (string, string) to = ("end", "2");
        (string, string) step = ("step", "1");
        foreach (string expression in MistakenExpressions)
            yield return new("query", ("query", expression));
        yield return new("query");
        yield return new("query", ("query", "1"), ("time", "abc"));
        yield return new("query", ("query", "1"), ("time", "2020-02-28"));
        yield return new("query", ("query", "1"), ("timeout", "5 minutes"));
        yield return new("query_range", ("query", "1"));
        yield return new("query_range", ("query", "1"), from);
        yield return new("query_range", ("query", "1"), from, to);
        yield return new("query_range", ("query", "1"), ("start", "2"), ("end", "1"), step);
        yield return new("query_range", ("query", "1"), from, to, ("step", "0"));
        yield return new("query_range", ("query", "1"), from, to, ("step", "-1"));
        yield return new("query_range", ("query", "1"), from, to, ("step", "1e20"));
        yield return new("query_range", ("query", "1"), ("start", "0"), ("end", "11001"), step);
        yield return new("query_range", ("query", "weight[5m]"), from, to, step);
        yield return new("query_range", ("query", "\"a\""), from, to, step);
        yield return new("query_range", ("query", "sum("), from, to, step) { IsPost = true };
        yield return new("labels", ("match[]", "sum(x)"));
        yield return new("labels", ("match[]", "{}"));
        yield return new("labels", ("start", "x"));
        yield return new("label/a/values", ("match[]", "{"));
        yield return new("label/a/values", ("match[]", "{a=\"\"}"));
        yield return new("label/a/values", ("end", "x"));
        yield return new("series");
        yield return new("series", ("match[]", ""));
        yield return new("series", ("match[]", "{}"));
        yield return new("series", ("match[]", "weight["));
        yield return new("series", ("match[]", "weight"), ("start", "x")) { IsPost = true };
        yield return new("metadata", ("limit", "x"));
        yield return new("rules", ("type", "x"));
        yield return new("query_exemplars", ("query", ""));
        yield return new("query_exemplars", ("query", "weight"), ("start", "2"), ("end", "1"));
        yield return new("query_exemplars", ("query", "weight"), ("start", "x"));
        yield return new("query_exemplars", ("query", "1"));
        yield return new("format_query", ("query", "(")) { IsPost = true };
    }
}
