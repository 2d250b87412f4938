using System.Text;

namespace Instrumentation.Rendering;

// Labels as both text formats write them. With a metric name the piece is a whole prefix, name{a="1",b="2"} and a space; without one it is
// the part between the braces, which distributions put between their own names and their "le" or "quantile" label.
internal sealed class TextLabelEncoder(string? metricName) : ILabelEncoder
{
    public void Encode(ByteList target, ReadOnlySpan<Label> labels)
    {
        if (metricName is not null)
        {
            target.Add(metricName);
            if (labels.Length > 0)
                target.Add((byte)'{');
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if (i > 0)
                target.Add((byte)',');
            target.Add(labels[i].Name);
            target.Add("=\""u8);
            AddEscaped(target, labels[i].Value, quotes: true);
            target.Add((byte)'"');
        }

        if (metricName is not null)
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
