using System.Globalization;
using System.Text;

namespace Instrumentation.RegularExpressions;

/// <summary>Writes a parsed expression in .NET syntax, for an engine of UTF-16 units without options.</summary>
internal sealed class Re2Writer
{
    private readonly StringBuilder _text = new();

    private Re2Writer()
    {
    }

    public static string Write(Re2Node node)
    {
        var writer = new Re2Writer();
        writer.Add(node);
        return writer._text.ToString();
    }

    private void Add(Re2Node node)
    {
        switch (node)
        {
            case Re2Node.Literal literal:
                AddLiteral(literal.CodePoint);
                break;
            case Re2Node.Class set:
                AddClass(set.CodePoints);
                break;
            case Re2Node.Assertion assertion:
                AddAssertion(assertion.Kind);
                break;
            case Re2Node.Group group:
                AddGroup(group);
                break;
            case Re2Node.Concatenation parts:
                AddParts(parts);
                break;
            case Re2Node.Alternation choices:
                AddChoices(choices);
                break;
            case Re2Node.Repeat repeat:
                AddRepeat(repeat);
                break;
        }
    }

    private void AddParts(Re2Node.Concatenation parts)
    {
        foreach (Re2Node part in parts.Parts)
            Add(part);
    }

    private void AddChoices(Re2Node.Alternation choices)
    {
        _text.Append("(?:");
        for (int index = 0; index < choices.Choices.Length; index++)
        {
            if (index > 0)
                _text.Append('|');
            Add(choices.Choices[index]);
        }

        _text.Append(')');
    }

    // .NET numbers named groups behind the others; the explicit number keeps Go's order, and a name goes on a group of its own inside.
    private void AddGroup(Re2Node.Group group)
    {
        _text.Append("(?<").Append(group.Number.ToString(CultureInfo.InvariantCulture)).Append('>');
        if (group.Name is not null)
            _text.Append("(?<").Append(group.Name).Append('>');
        Add(group.Inner);
        _text.Append(group.Name is null ? ")" : "))");
    }

    private void AddRepeat(Re2Node.Repeat repeat)
    {
        _text.Append("(?:");
        Add(repeat.Inner);
        _text.Append(')');
        _ = (repeat.Least, repeat.Most) switch
        {
            (0, -1) => _text.Append('*'),
            (1, -1) => _text.Append('+'),
            (0, 1) => _text.Append('?'),
            (int least, -1) => _text.Append(CultureInfo.InvariantCulture, $"{{{least},}}"),
            (int least, int most) => _text.Append(CultureInfo.InvariantCulture, $"{{{least},{most}}}"),
        };
        if (repeat.IsLazy)
            _text.Append('?');
    }

    private void AddAssertion(Re2Assertion kind) => _text.Append(kind switch
    {
        Re2Assertion.BeginText => @"\A",
        Re2Assertion.EndText => @"\z",
        Re2Assertion.BeginLine => "(?m:^)",
        Re2Assertion.EndLine => "(?m:$)",
        Re2Assertion.WordBoundary => @"\b",
        _ => @"\B",
    });

    private void AddLiteral(int codePoint)
    {
        foreach (char unit in Rune.IsValid(codePoint) ? char.ConvertFromUtf32(codePoint) : ((char)codePoint).ToString())
            AddUnit(unit);
    }

    private void AddClass(CodePointSet codePoints)
    {
        IReadOnlyList<Utf16Sequence> sequences = Utf16Sequence.Of(codePoints);
        if (sequences.Count == 0)
        {
            _text.Append("[^\\s\\S]");
            return;
        }

        _text.Append("(?:");
        for (int index = 0; index < sequences.Count; index++)
        {
            if (index > 0)
                _text.Append('|');
            AddUnits(sequences[index].First);
            if (sequences[index].IsPair)
                AddUnits(sequences[index].Second);
        }

        _text.Append(')');
    }

    private void AddUnits(IReadOnlyList<(int From, int To)> ranges)
    {
        _text.Append('[');
        foreach ((int from, int to) in ranges)
        {
            AddUnit((char)from);
            if (to == from)
                continue;
            _text.Append('-');
            AddUnit((char)to);
        }

        _text.Append(']');
    }

    private void AddUnit(char unit)
    {
        if (char.IsAsciiLetterOrDigit(unit))
            _text.Append(unit);
        else
            _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
    }
}
