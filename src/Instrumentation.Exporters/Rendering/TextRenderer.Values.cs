namespace Instrumentation.Rendering;

// Counters in OpenMetrics, which have a creation time and an exemplar, and what all kinds need.
internal sealed partial class TextRenderer
{
    private void WriteCounters(ref ByteSink sink, TextFamily text, LabelCache cache, ReadOnlySpan<SeriesPoint> series)
    {
        bool created = text.HasCreated && createdTimestamps;
        for (int i = 0; i < series.Length; i++)
        {
            if (cache.IsDropped(i))
                continue;
            ref readonly SeriesPoint point = ref series[i];
            ReadOnlySpan<byte> labels = cache.Piece(i);
            Span<byte> target = sink.Reserve(text.Sample.Length + labels.Length + NumberText.MaxLength);
            int length = ValueLines.Put(target, text.Sample.Span, labels);
            sink.Commit(length + ValueLines.WriteValue(target[length..], in point));
            if (text.HasExemplars && point.Exemplar is { } exemplar)
                WriteExemplar(ref sink, in exemplar);
            target = sink.Reserve(1 + text.Created.Length + labels.Length + NumberText.MaxLength);
            target[0] = (byte)'\n';
            length = 1;
            if (created)
            {
                length += ValueLines.Put(target[1..], text.Created.Span, labels);
                length += NumberText.WriteSeconds(target[length..], point.StartUnixMs);
                target[length++] = (byte)'\n';
            }

            sink.Commit(length);
        }
    }

    private static void WriteCreated(ref ByteSink sink, in SeriesPoint point)
    {
        Span<byte> target = sink.Reserve(NumberText.MaxLength);
        int length = NumberText.WriteSeconds(target, point.StartUnixMs);
        target[length++] = (byte)'\n';
        sink.Commit(length);
    }

    private static void WriteLine(ref ByteSink sink, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> rest, long value)
    {
        Span<byte> target = sink.Reserve(prefix.Length + rest.Length + NumberText.MaxLength);
        prefix.CopyTo(target);
        rest.CopyTo(target[prefix.Length..]);
        int length = prefix.Length + rest.Length;
        length += NumberText.Write(target[length..], value);
        target[length++] = (byte)'\n';
        sink.Commit(length);
    }
}
