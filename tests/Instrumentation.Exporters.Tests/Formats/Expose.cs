using System.Buffers;
using System.Text;

namespace Instrumentation.Exporters.Tests.Formats;

internal static class Expose
{
    internal static string Text(IMetricSource source, PrometheusExporterOptions? options = null) =>
        Write(new PrometheusExporter(source, options), ExpositionFormat.PrometheusText);

    internal static string OpenMetrics(IMetricSource source, PrometheusExporterOptions? options = null) =>
        Write(new PrometheusExporter(source, options), ExpositionFormat.OpenMetrics);

    internal static byte[] Protobuf(IMetricSource source, PrometheusExporterOptions? options = null) =>
        Bytes(new PrometheusExporter(source, options), ExpositionFormat.Protobuf);

    internal static string Write(PrometheusExporter exporter, ExpositionFormat format) => Encoding.UTF8.GetString(Bytes(exporter, format));

    internal static byte[] Bytes(PrometheusExporter exporter, ExpositionFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        exporter.Write(output, format);
        return output.WrittenSpan.ToArray();
    }
}
