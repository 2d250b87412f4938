using Instrumentation.Naming;

namespace Instrumentation.Rendering;

// Where the two text formats differ.
internal abstract class TextDialect
{
    // A small number of its own, under which families keep what they rendered for this dialect.
    internal abstract int Index { get; }

    // Whether creation times, exemplars and the rules against negative totals exist.
    internal abstract bool IsOpenMetrics { get; }

    internal abstract ReadOnlySpan<byte> End { get; }

    internal abstract void AddHeader(ByteList target, MetricName name, string? help);

    protected static void AddLine(ByteList target, ReadOnlySpan<byte> keyword, string name, string text, bool quotes)
    {
        target.Add("# "u8);
        target.Add(keyword);
        target.Add((byte)' ');
        target.Add(name);
        target.Add((byte)' ');
        TextLabelEncoder.AddEscaped(target, text, quotes);
        target.Add((byte)'\n');
    }
}
