using Instrumentation.Rendering;

namespace Instrumentation.Protobuf;

// Labels as the repeated LabelPair field of a Metric.
internal sealed class ProtobufLabelEncoder : ILabelEncoder
{
    public void Encode(ByteList target, ReadOnlySpan<Label> labels)
    {
        var writer = new ProtobufWriter(target);
        foreach (ref readonly Label label in labels)
            Write(writer, ProtobufFields.MetricLabel, label.Name, label.Value);
    }

    internal static void Write(ProtobufWriter writer, int field, string name, string value)
    {
        int pair = writer.Begin(field);
        writer.Text(ProtobufFields.LabelName, name);
        writer.Text(ProtobufFields.LabelValue, value);
        writer.End(pair);
    }
}
