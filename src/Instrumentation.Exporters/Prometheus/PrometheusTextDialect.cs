using Instrumentation.Naming;
using Instrumentation.Rendering;

namespace Instrumentation.Prometheus;

// The text format 0.0.4: no units, creation times, exemplars or info metrics.
internal sealed class PrometheusTextDialect : TextDialect
{
    internal override int Index => 0;

    internal override bool IsOpenMetrics => false;

    internal override ReadOnlySpan<byte> End => default;

    internal override void AddHeader(ByteList target, MetricName name, string? help)
    {
        if (help is not null)
            AddLine(target, "HELP"u8, name.Sample, help, quotes: false);
        string type = name.Type switch
        {
            MetricType.Counter => "counter",
            MetricType.Histogram => "histogram",
            MetricType.Summary => "summary",
            MetricType.Unknown => "counter",
            _ => "gauge",
        };
        AddLine(target, "TYPE"u8, name.Sample, type, quotes: false);
    }
}
