using System.Globalization;
using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Templates;
using Instrumentation.Yaml;

namespace Instrumentation.Definitions;

/// <summary>The entries of a mapping in a file of definitions; what is wrong is collected with its place and key.</summary>
internal sealed class DefinitionFields
{
    private readonly YamlMapping _mapping;
    private readonly List<SloFileProblem> _problems;

    private DefinitionFields(YamlMapping mapping, string path, List<SloFileProblem> problems)
    {
        _mapping = mapping;
        Path = path;
        _problems = problems;
    }

    /// <summary>The mapping's key from the top of the document.</summary>
    public string Path { get; }

    public IEnumerable<string> Names => _mapping.Entries.Select(entry => entry.Key.Value);

    /// <summary>Takes a node for a mapping of known names.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">Its key.</param>
    /// <param name="problems">Where to put what is wrong.</param>
    /// <param name="known">The names that are allowed; none for any.</param>
    public static DefinitionFields Of(YamlNode node, string path, List<SloFileProblem> problems, params ReadOnlySpan<string> known)
    {
        if (node is not YamlMapping mapping)
        {
            if (!node.IsNull)
                problems.Add(new SloFileProblem(node.Line, node.Column, path, $"is {Kind(node)}; allowed is a mapping{(known.Length > 0 ? " of " + List(known) : "")}"));
            return new DefinitionFields(new YamlMapping(node.Line, node.Column, []), path, problems);
        }

        foreach ((YamlScalar key, _) in mapping.Entries)
        {
            if (known.Length > 0 && !known.Contains(key.Value))
                problems.Add(new SloFileProblem(key.Line, key.Column, Join(path, key.Value), $"is no key here; allowed are {List(known)}"));
        }

        return new DefinitionFields(mapping, path, problems);
    }

    /// <summary>Names that are not among those known; for formats of others, where they are odd but not wrong.</summary>
    public IEnumerable<SloFileProblem> Unknown(params string[] known) => _mapping.Entries
        .Where(entry => !known.Contains(entry.Key.Value))
        .Select(entry => new SloFileProblem(entry.Key.Line, entry.Key.Column, Join(Path, entry.Key.Value), $"is no key here and passed over; known are {List(known)}"));

    public bool Has(string name) => Find(name) is not null;

    public YamlNode? Find(string name) => _mapping.Find(name) is { IsNull: false } node ? node : null;

    /// <summary>Notes what is wrong with a name's value.</summary>
    public void Add(string name, string message)
    {
        YamlNode place = _mapping.Find(name) ?? _mapping;
        _problems.Add(new SloFileProblem(place.Line, place.Column, Join(Path, name), message));
    }

    /// <summary>Makes a finding that names the same place.</summary>
    public SloFileProblem Problem(string name, string message)
    {
        YamlNode place = _mapping.Find(name) ?? _mapping;
        return new SloFileProblem(place.Line, place.Column, Join(Path, name), message);
    }

    public string Text(string name, string otherwise = "")
    {
        if (Find(name) is not { } node)
            return otherwise;
        if (node is YamlScalar scalar)
            return scalar.Value;
        Add(name, $"is {Kind(node)}; allowed is a text");
        return otherwise;
    }

    /// <summary>A text that has to be there; <c>?</c> where it is not.</summary>
    public string Required(string name, string what = "a text")
    {
        string text = Text(name);
        if (text.Length > 0)
            return text;
        if (Find(name) is null or YamlScalar)
            Add(name, $"is missing; allowed is {what}");
        return "?";
    }

    public bool Boolean(string name, bool otherwise = false)
    {
        if (Find(name) is not { } node)
            return otherwise;
        if (node is YamlScalar scalar && scalar.TryBoolean(out bool value))
            return value;
        Add(name, $"{Show(node)} is outside what is allowed, true and false");
        return otherwise;
    }

    public long Integer(string name, long least, long most, long otherwise)
    {
        if (Find(name) is not { } node)
            return otherwise;
        if (node is YamlScalar scalar && scalar.TryInteger(out long value) && value >= least && value <= most)
            return value;
        Add(name, $"{Show(node)} is outside what is allowed, whole numbers from {least} to {most}");
        return otherwise;
    }

    public double? Number(string name)
    {
        if (Find(name) is not { } node)
            return null;
        if (node is YamlScalar { IsPlain: true } scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            return value;
        Add(name, $"{Show(node)} is no number");
        return null;
    }

    public decimal? Decimal(string name)
    {
        if (Find(name) is not { } node)
            return null;
        if (node is YamlScalar scalar && decimal.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
            return value;
        Add(name, $"{Show(node)} is no number");
        return null;
    }

    /// <summary>A ratio, written as 0.999 or 99.9%.</summary>
    /// <param name="name">The name.</param>
    /// <param name="includesOne">Whether 1 is allowed.</param>
    public decimal? Ratio(string name, bool includesOne = false)
    {
        if (Find(name) is not { } node)
            return null;
        if (node is YamlScalar scalar && TryRatio(scalar.Value, out decimal value) && value > 0 && (value < 1 || (includesOne && value == 1)))
            return value;
        Add(name, $"{Show(node)} is outside what is allowed, a ratio above 0 and {(includesOne ? "up to 1" : "below 1")} such as 0.999, or a percentage such as 99.9%");
        return null;
    }

    public static bool TryRatio(string text, out decimal value)
    {
        bool isPercent = text.EndsWith('%');
        bool isNumber = decimal.TryParse(isPercent ? text[..^1].TrimEnd() : text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        if (isNumber && isPercent)
            value /= 100;
        return isNumber;
    }

    public TimeSpan? Duration(string name)
    {
        if (Find(name) is not { } node)
            return null;
        if (node is YamlScalar scalar && TryDuration(scalar.Value, out TimeSpan value))
            return value;
        Add(name, $"{Show(node)} is no length of time; allowed are such as 30s, 5m, 1h30m, 30d");
        return null;
    }

    public static bool TryDuration(string text, out TimeSpan value)
    {
        bool parsed = PrometheusDuration.TryParse(text, out long milliseconds, out _);
        value = TimeSpan.FromMilliseconds(milliseconds);
        return parsed && text != "0";
    }

    /// <summary>One of several words.</summary>
    public string Word(string name, string otherwise, params ReadOnlySpan<string> allowed)
    {
        string text = Text(name, otherwise);
        if (allowed.Contains(text))
            return text;
        Add(name, $"'{text}' is outside what is allowed, {List(allowed)}");
        return otherwise;
    }

    public NamedTexts Labels(string name, bool areAnnotations = false)
    {
        if (Find(name) is not { } node)
            return NamedTexts.Empty;
        if (node is not YamlMapping mapping)
        {
            Add(name, $"is {Kind(node)}; allowed is a mapping of names to texts");
            return NamedTexts.Empty;
        }

        var entries = new List<KeyValuePair<string, string>>();
        foreach ((YamlScalar key, YamlNode value) in mapping.Entries)
        {
            if (value is not YamlScalar scalar)
                _problems.Add(new SloFileProblem(value.Line, value.Column, $"{Join(Path, name)}.{key.Value}", $"is {Kind(value)}; allowed is a text"));
            else if (key.Value.Length == 0 || (!areAnnotations && key.Value == LabelNames.MetricName))
                _problems.Add(new SloFileProblem(key.Line, key.Column, $"{Join(Path, name)}.{key.Value}", "is no name here"));
            else
                entries.Add(KeyValuePair.Create(key.Value, scalar.IsNull ? "" : scalar.Value));
        }

        return NamedTexts.Of(entries);
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach ((YamlNode item, string path) in Nodes(name))
        {
            if (item is YamlScalar { IsNull: false } scalar)
                texts.Add(scalar.Value);
            else
                _problems.Add(new SloFileProblem(item.Line, item.Column, path, $"is {Kind(item)}; allowed is a text"));
        }

        return texts;
    }

    public IEnumerable<(YamlNode Node, string Path)> Nodes(string name)
    {
        if (Find(name) is not { } node)
            return [];
        string path = Join(Path, name);
        if (node is YamlSequence sequence)
            return sequence.Items.Select((item, place) => (item, $"{path}[{place}]"));
        Add(name, $"is {Kind(node)}; allowed is a list");
        return [];
    }

    public IEnumerable<DefinitionFields> Items(string name, params string[] known) => [.. Nodes(name).Select(item => Of(item.Node, item.Path, _problems, known))];

    public DefinitionFields? Child(string name, params ReadOnlySpan<string> known) => Find(name) is { } node ? Of(node, Join(Path, name), _problems, known) : null;

    public static string List(ReadOnlySpan<string> words) => string.Join(", ", words);

    public static string Kind(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        { IsNull: true } => "empty",
        _ => "a text",
    };

    private static string Show(YamlNode node) => node is YamlScalar scalar ? $"'{scalar.Value}'" : Kind(node);

    private static string Join(string path, string name) => path.Length > 0 ? $"{path}.{name}" : name;
}
