using Instrumentation.Naming;
using Instrumentation.Rendering;

namespace Instrumentation.OpenMetrics;

// OpenMetrics 1.0: families named without _total and _info, units, creation times, exemplars, and an end mark.
internal sealed class OpenMetricsDialect : TextDialect
{
    internal override int Index => 1;

    internal override bool IsOpenMetrics => true;

    internal override ReadOnlySpan<byte> End => "# EOF\n"u8;

    internal override void AddHeader(ByteList target, MetricName name, string? help)
    {
        string type = name.Type switch
        {
            MetricType.Counter => "counter",
            MetricType.Gauge => "gauge",
            MetricType.Histogram => "histogram",
            MetricType.Summary => "summary",
            MetricType.Info => "info",
            _ => "unknown",
        };
        AddLine(target, "TYPE"u8, name.Family, type, quotes: true);
        if (name.Unit is not null)
            AddLine(target, "UNIT"u8, name.Family, name.Unit, quotes: true);
        if (help is not null)
            AddLine(target, "HELP"u8, name.Family, help, quotes: true);
    }
}
