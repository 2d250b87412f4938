namespace Instrumentation.Rendering;

// Counters, gauges and info metrics: one prefix that was rendered before, one number.
internal sealed partial class TextRenderer
{
    private static void WriteValues(ref ByteSink sink, LabelCache cache, ReadOnlySpan<SeriesPoint> series)
    {
        ReadOnlySpan<byte> bytes = cache.Bytes;
        ReadOnlySpan<int> ends = cache.Ends;
        bool anyDropped = cache.DroppedCount > 0;
        int start = 0;
        for (int i = 0; i < series.Length && i < ends.Length; i++)
        {
            ReadOnlySpan<byte> prefix = bytes[start..ends[i]];
            start = ends[i];
            if (anyDropped && cache.IsDropped(i))
                continue;
            Span<byte> target = sink.Reserve(prefix.Length + NumberText.MaxLength + 1);
            prefix.CopyTo(target);
            int length = prefix.Length + WriteValue(target[prefix.Length..], in series[i]);
            target[length] = (byte)'\n';
            sink.Commit(length + 1);
        }
    }

    private void WriteCounters(ref ByteSink sink, TextFamily text, LabelCache cache, ReadOnlySpan<SeriesPoint> series)
    {
        bool created = text.HasCreated && createdTimestamps;
        for (int i = 0; i < series.Length; i++)
        {
            if (cache.IsDropped(i))
                continue;
            ref readonly SeriesPoint point = ref series[i];
            ReadOnlySpan<byte> prefix = cache.Piece(i);
            sink.Write(prefix);
            sink.Commit(WriteValue(sink.Reserve(NumberText.MaxLength), in point));
            if (text.HasExemplars && point.Exemplar is { } exemplar)
                WriteExemplar(ref sink, in exemplar);
            sink.Write("\n"u8);
            if (!created)
                continue;

            // What follows the name in the prefix are the labels and the space before the number.
            sink.Write(text.Created);
            sink.Write(prefix[text.NameLength..]);
            WriteCreated(ref sink, in point);
        }
    }

    private static int WriteValue(Span<byte> target, in SeriesPoint point) =>
        point.FractionalPart == 0 ? NumberText.Write(target, point.WholePart) : NumberText.Write(target, point.WholePart + point.FractionalPart);

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
