namespace Instrumentation.Publishing;

// One data point of an OTLP metrics request, with the metric it belongs to.
internal sealed record OtlpPoint(string Scope, string Metric, string Unit, OtlpKind Kind)
{
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public bool IsMonotonic { get; set; }

    public double Value { get; set; }

    public long Count { get; set; }

    public double Sum { get; set; }

    public double Min { get; set; }

    public double Max { get; set; }

    public List<long> Buckets { get; } = [];

    public List<double> Bounds { get; } = [];

    public long ZeroCount { get; set; }

    public int Scale { get; set; }

    public int PositiveOffset { get; set; }

    public string Labels => string.Join(',', Attributes.Select(pair => $"{pair.Key}={pair.Value}"));
}
