using System.Text;

namespace Instrumentation.Rendering;

// Labels as both text formats write them: with braces and the space before a number, {a="1",b="2"} or nothing but the space, or bare, for
// distributions, which put their own "le" or "quantile" label behind.
internal sealed class TextLabelEncoder(bool braces) : ILabelEncoder
{
    public void Encode(ByteList target, ReadOnlySpan<Label> labels)
    {
        if (braces && labels.Length > 0)
            target.Add((byte)'{');
        for (int i = 0; i < labels.Length; i++)
        {
            if (i > 0)
                target.Add((byte)',');
            target.Add(labels[i].Name);
            target.Add("=\""u8);
            AddEscaped(target, labels[i].Value, quotes: true);
            target.Add((byte)'"');
        }

        if (braces)
            target.Add(labels.Length > 0 ? "} "u8 : " "u8);
    }

    internal static void AddEscaped(ByteList target, ReadOnlySpan<char> text, bool quotes)
    {
        ReadOnlySpan<char> special = quotes ? "\\\n\"" : "\\\n";
        int at;
        while ((at = text.IndexOfAny(special)) >= 0)
        {
            AddPlain(target, text[..at]);
            target.Add((byte)'\\');
            target.Add(text[at] == '\n' ? (byte)'n' : (byte)text[at]);
            text = text[(at + 1)..];
        }

        AddPlain(target, text);
    }

    private static void AddPlain(ByteList target, ReadOnlySpan<char> text) =>
        target.Commit(Encoding.UTF8.GetBytes(text, target.Reserve(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
