using System.Buffers.Text;

namespace Instrumentation.SystemMetrics;

// Takes numbers out of the kernel's text files without creating strings.
internal static class KernelText
{
    // The first number after a key at the start of a line, as in "MemTotal:  123 kB", "nr_periods 5" or "btime 1700000000".
    internal static long? ValueOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        while (text.Length > 0)
        {
            ReadOnlySpan<byte> line = TakeLine(ref text);
            if (line.Length > key.Length && line.StartsWith(key) && (key[^1] == ':' || line[key.Length] == ' '))
                return Number(line[key.Length..]);
        }

        return null;
    }

    // The number that a text begins with, after blanks; null for "max" and for anything else that is no number.
    internal static long? Number(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> digits = text.TrimStart((byte)' ');
        if (!Utf8Parser.TryParse(digits, out ulong value, out _))
            return Utf8Parser.TryParse(digits, out long negative, out _) ? negative : null;
        return (long)Math.Min(value, long.MaxValue);
    }

    internal static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> text) => Take(ref text, (byte)'\n');

    internal static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> text)
    {
        text = text.TrimStart((byte)' ');
        return Take(ref text, (byte)' ');
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> text, byte separator)
    {
        int end = text.IndexOf(separator);
        ReadOnlySpan<byte> taken = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return taken;
    }
}
