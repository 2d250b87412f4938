using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Instrumentation.Rendering;

// Lines of one sample a series, name{labels} value, which a large exposition consists of. Room is reserved for many lines at a time, so that
// the loop over them needs no checks, and is copied to in whole vectors: what a copy carries too much is overwritten by what follows.
internal static class ValueLines
{
    private const int LinesAtATime = 64;

    // Writes from a position on and stops at the first series whose labels the cache does not have; returns its position.
    internal static int Write(ref ByteSink sink, PaddedBytes name, LabelCache cache, ReadOnlySpan<SeriesPoint> series, int position)
    {
        ReadOnlySpan<int> ends = cache.Ends[..series.Length];
        ReadOnlySpan<LabelSet> known = cache.Known[..series.Length];
        while (position < series.Length)
        {
            int count = Math.Min(LinesAtATime, series.Length - position);
            int start = position == 0 ? 0 : ends[position - 1];
            int room = ends[position + count - 1] - start + (count * (name.Length + NumberText.MaxLength + 1)) + VectorCopy.Room;
            Span<byte> target = sink.Reserve(room)[..room];
            int written = cache.DroppedCount > 0
                ? WriteSome(target, name.Span, cache, known, series, position, ref count)
                : WriteAll(target, name, cache.Padded[start..], ends.Slice(position, count), start, known.Slice(position, count), series.Slice(position, count), ref count);
            sink.Commit(written);
            position += count;
            if (count < LinesAtATime)
                break;
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteAll(
        Span<byte> target,
        PaddedBytes name,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<int> ends,
        int start,
        ReadOnlySpan<LabelSet> known,
        ReadOnlySpan<SeriesPoint> series,
        ref int count)
    {
        ref byte line = ref MemoryMarshal.GetReference(target);
        ref byte label = ref MemoryMarshal.GetReference(labels);
        ref byte head = ref MemoryMarshal.GetReference(name.Padded);
        nuint headLength = (nuint)name.Length;
        for (int i = 0; i < series.Length; i++)
        {
            ref readonly SeriesPoint point = ref series[i];
            if (!known[i].IsSame(point.Labels))
            {
                count = i;
                break;
            }

            VectorCopy.Prefetch(ref label);
            VectorCopy.Prefetch(ref line);
            VectorCopy.Prefetch(ref Unsafe.Add(ref line, VectorCopy.Room));
            VectorCopy.Prefetch(ref Unsafe.As<SeriesPoint, byte>(ref Unsafe.AsRef(in point)));
            nuint labelsLength = (nuint)(ends[i] - start);
            start = ends[i];
            VectorCopy.Copy(ref head, ref line, headLength);
            line = ref Unsafe.Add(ref line, headLength);
            VectorCopy.Copy(ref label, ref line, labelsLength);
            label = ref Unsafe.Add(ref label, labelsLength);
            line = ref Unsafe.Add(ref line, labelsLength);
            nuint length = (nuint)(point.FractionalPart == 0 && point.WholePart >= 0
                ? NumberText.WriteDigits(ref line, (ulong)point.WholePart)
                : WriteValue(MemoryMarshal.CreateSpan(ref line, NumberText.MaxLength), in point));
            line = ref Unsafe.Add(ref line, length);
            line = (byte)'\n';
            line = ref Unsafe.Add(ref line, 1);
        }

        return (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(target), ref line);
    }

    private static int WriteSome(
        Span<byte> target, ReadOnlySpan<byte> name, LabelCache cache, ReadOnlySpan<LabelSet> known, ReadOnlySpan<SeriesPoint> series, int position, ref int count)
    {
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            ref readonly SeriesPoint point = ref series[position + i];
            if (!known[position + i].IsSame(point.Labels))
            {
                count = i;
                break;
            }

            if (cache.IsDropped(position + i))
                continue;
            at += Put(target[at..], name, cache.Piece(position + i));
            at += WriteValue(target[at..], in point);
            target[at++] = (byte)'\n';
        }

        return at;
    }

    internal static int Put(Span<byte> target, ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels)
    {
        name.CopyTo(target);
        labels.CopyTo(target[name.Length..]);
        return name.Length + labels.Length;
    }

    internal static int WriteValue(Span<byte> target, in SeriesPoint point) =>
        point.FractionalPart == 0 ? NumberText.Write(target, point.WholePart) : NumberText.Write(target, point.WholePart + point.FractionalPart);
}
