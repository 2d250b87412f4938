namespace Instrumentation.Import;

/// <summary>Texts of OpenSLO that tests change a little.</summary>
internal static class OpenSloText
{
    public const string Ratio = """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: checkout-availability
          labels:
            team: [shop, web]
            cost.center: a1
        spec:
          description: Orders are taken.
          service: checkout
          indicator:
            metadata: {name: orders}
            spec:
              ratioMetric:
                counter: true
                good: {metricSource: {type: Prometheus, spec: {query: 'sum(orders_total{result="ok"})'}}}
                total: {metricSource: {type: prometheus, spec: {promql: sum(orders_total)}}}
          timeWindow:
            - duration: 4w
              isRolling: true
          budgetingMethod: Occurrences
          objectives:
            - target: 0.995

        """;

    public const string Threshold = """
        apiVersion: openslo/v1
        kind: SLI
        metadata: {name: queue-age}
        spec:
          thresholdMetric: {metricSource: {type: Prometheus, spec: {query: max(queue_age_seconds)}}}
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: queue}
        spec:
          service: checkout
          indicatorRef: queue-age
          timeWindow:
            - duration: 1M
              isRolling: false
              calendar: {startTime: "2024-01-01 00:00:00", timeZone: Europe/Berlin}
          budgetingMethod: Timeslices
          objectives:
            - {targetPercent: 99.5, op: lte, value: 30, timeSliceTarget: 0.9, timeSliceWindow: 5m}

        """;

    public static SloFile Read(string text, bool isLenient = true) => SloFileReader.Parse(text, "a.yaml", new SloFileReaderOptions { IsLenient = isLenient });

    public static SloFileProblem[] Problems(string text, bool isLenient = true) =>
        SloFileReader.TryParse(text, "a.yaml", out _, out SloFileException? error, new SloFileReaderOptions { IsLenient = isLenient }) ? [] : [.. error.Problems];

    public static string With(this string text, string old, string changed)
    {
        Assert.That(text, Does.Contain(old));
        return text.Replace(old, changed, StringComparison.Ordinal);
    }
}
