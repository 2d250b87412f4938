using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Instrumentation.Recording;

// Hashes of tags that do not depend on their order and leave empty values out, and the comparison that settles every match.
internal static class TagHash
{
    // The longest rendering of a long or double has 24 characters.
    internal const int NumberLength = 32;

    // Odd constants with no structure: the first 64 fractional bits of the square roots of 2, 3 and 5 (Fractional parts, OEIS A002193 and on).
    private const ulong Seed0 = 0x6A09_E667_F3BC_C909;
    private const ulong Seed1 = 0xBB67_AE85_84CA_A73B;
    private const ulong Seed2 = 0x3C6E_F372_FE94_F82B;

    // Per process, so that what collides here cannot be prepared beforehand.
    private static readonly ulong ProcessSeed = (ulong)Random.Shared.NextInt64();

    // Looks at no more than 12 characters of a value and two of a name: cheap, and only a hint.
    internal static uint Sampled(ReadOnlySpan<Tag> tags, out int count)
    {
        ulong sum = ProcessSeed;
        count = 0;
        Span<char> scratch = stackalloc char[NumberLength];
        foreach (ref readonly Tag tag in tags)
        {
            ReadOnlySpan<char> value = TextOf(tag, scratch);
            if (value.IsEmpty)
                continue;
            count++;
            sum += Multiply(Glance(tag.Key) ^ Seed1, Sample(value) ^ Seed2);
        }

        return Fold(sum);
    }

    internal static uint Sampled(LabelSet labels)
    {
        ulong sum = ProcessSeed;
        foreach (ref readonly Label label in labels.AsSpan())
            sum += Multiply(Glance(label.Name) ^ Seed1, Sample(label.Value) ^ Seed2);
        return Fold(sum);
    }

    // Looks at every character, with the runtime's keyed hash: nobody outside can prepare collisions.
    internal static uint Keyed(ReadOnlySpan<Tag> tags)
    {
        ulong sum = ProcessSeed;
        Span<char> scratch = stackalloc char[NumberLength];
        foreach (ref readonly Tag tag in tags)
        {
            ReadOnlySpan<char> value = TextOf(tag, scratch);
            if (!value.IsEmpty)
                sum += Multiply((uint)string.GetHashCode(tag.Key, StringComparison.Ordinal) ^ Seed1, (uint)string.GetHashCode(value, StringComparison.Ordinal) ^ Seed2);
        }

        return Fold(sum);
    }

    internal static uint Keyed(LabelSet labels)
    {
        ulong sum = ProcessSeed;
        foreach (ref readonly Label label in labels.AsSpan())
            sum += Multiply((uint)string.GetHashCode(label.Name, StringComparison.Ordinal) ^ Seed1, (uint)string.GetHashCode(label.Value, StringComparison.Ordinal) ^ Seed2);
        return Fold(sum);
    }

    // Whether tags with this many non-empty values are exactly these labels.
    internal static bool Matches(ReadOnlySpan<Tag> tags, int count, LabelSet labels)
    {
        if (count != labels.Count)
            return false;
        ReadOnlySpan<Label> span = labels.AsSpan();
        Span<char> scratch = stackalloc char[NumberLength];
        ulong matched = 0;
        foreach (ref readonly Tag tag in tags)
        {
            ReadOnlySpan<char> value = TextOf(tag, scratch);
            if (value.IsEmpty)
                continue;
            int found = -1;
            for (int index = 0; index < span.Length; index++)
            {
                string name = span[index].Name;
                if ((matched & (1UL << index)) == 0 && (ReferenceEquals(name, tag.Key) || string.Equals(name, tag.Key, StringComparison.Ordinal)))
                {
                    found = index;
                    break;
                }
            }

            if (found < 0 || !value.SequenceEqual(span[found].Value))
                return false;
            matched |= 1UL << found;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ReadOnlySpan<char> TextOf(in Tag tag, Span<char> scratch)
    {
        // The markers are one character long, so longer texts need no comparison.
        string? text = tag.Text;
        return text is not { Length: 1 } ? text : FormatIfMarked(tag, text, scratch);
    }

    private static ReadOnlySpan<char> FormatIfMarked(in Tag tag, string text, Span<char> scratch)
    {
        int length;
        if (ReferenceEquals(text, Tag.Int64Marker))
            tag.Bits.TryFormat(scratch, out length, default, CultureInfo.InvariantCulture);
        else if (ReferenceEquals(text, Tag.DoubleMarker))
            BitConverter.Int64BitsToDouble(tag.Bits).TryFormat(scratch, out length, "R", CultureInfo.InvariantCulture);
        else
            return ReferenceEquals(text, Tag.BooleanMarker) ? Tag.TextOf(tag.Bits != 0) : text;
        return scratch[..length];
    }

    // Names are few and mostly the same in all series; this keeps values apart that change places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Glance(string? name) => string.IsNullOrEmpty(name) ? 0 : name[0] | ((ulong)name[^1] << 16) | ((ulong)name.Length << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Sample(ReadOnlySpan<char> text)
    {
        ref byte start = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text));
        int bytes = text.Length * sizeof(char);
        ulong head;
        ulong tail;
        if (bytes >= sizeof(ulong))
        {
            head = Unsafe.ReadUnaligned<ulong>(ref start);
            tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, bytes - sizeof(ulong)));
            if (bytes > 2 * sizeof(ulong))
                head ^= BitOperations.RotateLeft(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, (bytes >> 1) - 4)), 23);
        }
        else if (bytes > 0)
        {
            head = text[0] | ((ulong)text[text.Length >> 1] << 16) | ((ulong)text[^1] << 32);
            tail = 0;
        }
        else
        {
            head = tail = 0;
        }

        return Multiply(head ^ (Seed0 + (ulong)bytes), tail ^ Seed1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Multiply(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    // 0 means an empty place in the tables.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Fold(ulong sum) => (uint)(sum ^ (sum >> 32)) | 1;
}
