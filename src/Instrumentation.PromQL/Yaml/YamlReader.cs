using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Instrumentation.Yaml;

/// <summary>Reads the first document of a YAML text into nodes, within limits that hold before anything is built.</summary>
internal sealed class YamlReader
{
    private readonly YamlLimits _limits;
    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private int _aliases;
    private long _weight;

    private YamlReader(string text, YamlLimits limits)
    {
        _limits = limits;
        _parser = new Parser(new Scanner(new StringReader(text)));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The first document, null when there is none, and whether another one follows.</returns>
    /// <exception cref="YamlSyntaxException">The text is no YAML, or goes beyond a limit.</exception>
    public static (YamlNode? Root, bool HasMore) Read(string text, YamlLimits limits)
    {
        (YamlNode? Root, bool HasMore) document = default;
        Read(text, limits, reader => document = reader.Document());
        return document;
    }

    private static void Read(string text, YamlLimits limits, Action<YamlReader> read)
    {
        if (text.Length > limits.MaxLength)
            throw new YamlSyntaxException(new YamlProblem(0, 0, $"the text has {text.Length} characters; {limits.MaxLength} are allowed"));
        if (text.StartsWith('\ufeff'))
            text = text[1..];
        YamlCharacters.Check(text);
        var reader = new YamlReader(text, limits);
        try
        {
            read(reader);
        }
        catch (YamlException exception)
        {
            throw Problem(exception.End, $"yaml: {exception.Message}");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The parser answers some broken texts, such as escapes of no character, by exceptions of its own parts.
            throw Problem(reader._parser.Current?.End ?? Mark.Empty, $"yaml: {exception.Message}");
        }
    }

    /// <summary>Reads every document of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">The limits, for all documents together.</param>
    /// <returns>The documents in order, empty ones left out.</returns>
    /// <exception cref="YamlSyntaxException">The text is no YAML, or goes beyond a limit.</exception>
    public static IReadOnlyList<YamlNode> ReadAll(string text, YamlLimits limits)
    {
        var documents = new List<YamlNode>();
        Read(text, limits, reader => reader.Documents(documents));
        return documents;
    }

    private static YamlSyntaxException Problem(Mark mark, string message) => new(new YamlProblem((int)mark.Line, (int)mark.Column, message));

    private (YamlNode? Root, bool HasMore) Document()
    {
        Next<StreamStart>();
        Move();
        if (_parser.Current is StreamEnd)
            return (null, false);
        Move();
        YamlNode root = Node(1);
        Next<DocumentEnd>();
        return (root, _parser.MoveNext() && _parser.Current is DocumentStart);
    }

    private void Documents(List<YamlNode> documents)
    {
        Next<StreamStart>();
        for (Move(); _parser.Current is DocumentStart; Move())
        {
            Move();
            YamlNode root = Node(1);
            if (!root.IsNull)
                documents.Add(root);
            Next<DocumentEnd>();
            _anchors.Clear();
        }
    }

    private void Move()
    {
        if (!_parser.MoveNext())
            throw Problem(Mark.Empty, "yaml: unexpected end");
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        Move();
        if (_parser.Current is not T)
            throw Problem(_parser.Current!.Start, $"yaml: unexpected {_parser.Current.GetType().Name}");
    }

    /// <summary>Reads the node that begins with the current event.</summary>
    private YamlNode Node(int depth)
    {
        ParsingEvent current = _parser.Current!;
        if (depth > _limits.MaxDepth)
            throw Problem(current.Start, $"nodes are nested deeper than {_limits.MaxDepth} levels");
        if (current is AnchorAlias alias)
            return Alias(alias);
        Count(1, current.Start);

        // The parser leaves the value of some odd keys out.
        if (current is not NodeEvent start)
            throw Problem(current.Start, "yaml: a value is missing");
        CheckTag(start);
        YamlNode node = start switch
        {
            Scalar scalar => new YamlScalar((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty),
            SequenceStart => Sequence(start.Start, depth),
            _ => Mapping(start.Start, depth),
        };
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = node;
        return node;
    }

    private YamlNode Alias(AnchorAlias alias)
    {
        if (++_aliases > _limits.MaxAliases)
            throw Problem(alias.Start, $"there are more than {_limits.MaxAliases} aliases");

        // The anchor is known only behind its node, so that a node never contains itself.
        if (!_anchors.TryGetValue(alias.Value.Value, out YamlNode? node))
            throw Problem(alias.Start, $"yaml: unknown anchor '{alias.Value.Value}' referenced");
        Count(node.Weight, alias.Start);
        return node;
    }

    private YamlSequence Sequence(Mark start, int depth)
    {
        var items = new List<YamlNode>();
        long weight = 1;
        for (Move(); _parser.Current is not SequenceEnd; Move())
        {
            items.Add(Node(depth + 1));
            weight += items[^1].Weight;
        }

        return new YamlSequence((int)start.Line, (int)start.Column, items) { Weight = weight };
    }

    private YamlMapping Mapping(Mark start, int depth)
    {
        var entries = new List<(YamlScalar Key, YamlNode Value)>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var merged = new List<YamlNode>();
        long weight = 1;
        for (Move(); _parser.Current is not MappingEnd; Move())
        {
            Mark place = _parser.Current!.Start;
            if (Node(depth + 1) is not YamlScalar key)
                throw Problem(place, "yaml: a key has to be a text");
            Move();
            YamlNode value = Node(depth + 1);
            weight += key.Weight + value.Weight;
            if (key is { Value: "<<", IsPlain: true })
                merged.Add(value);
            else if (!lines.TryAdd(key.Value, key.Line))
                throw Problem(place, $"mapping key \"{key.Value}\" already defined at line {lines[key.Value]}");
            else
                entries.Add((key, value));
        }

        foreach (YamlNode value in merged)
            weight += Merge(value, entries, lines);
        return new YamlMapping((int)start.Line, (int)start.Column, entries) { Weight = weight };
    }

    private long Merge(YamlNode value, List<(YamlScalar Key, YamlNode Value)> entries, Dictionary<string, int> keys)
    {
        long weight = 0;
        foreach (YamlNode source in value is YamlSequence sequence ? sequence.Items : [value])
        {
            if (source is not YamlMapping mapping)
                throw new YamlSyntaxException(new YamlProblem(value.Line, value.Column, "map merge requires map or sequence of maps as the value"));
            Count(mapping.Entries.Count, new Mark(0, value.Line, value.Column));
            foreach ((YamlScalar key, YamlNode entry) in mapping.Entries)
            {
                if (!keys.TryAdd(key.Value, key.Line))
                    continue;
                entries.Add((key, entry));
                weight += 1 + entry.Weight;
            }
        }

        return weight;
    }

    private void Count(long nodes, Mark place)
    {
        _weight += nodes;
        if (_weight > _limits.MaxWeight)
            throw Problem(place, $"there are more than {_limits.MaxWeight} nodes, aliases counted as what they stand for");
    }

    private static void CheckTag(NodeEvent node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific)
            return;
        string expected = node switch { SequenceStart => "seq", MappingStart => "map", _ => "str" };
        if (node.Tag.Value != "tag:yaml.org,2002:" + expected)
            throw Problem(node.Start, $"yaml: the tag {node.Tag.Value} is not allowed here");
    }
}
