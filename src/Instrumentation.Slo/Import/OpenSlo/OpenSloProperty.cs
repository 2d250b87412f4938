using System.Globalization;
using Instrumentation.Definitions;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>A property of an object, there or not; what is wrong with it is collected.</summary>
internal sealed class OpenSloProperty
{
    private readonly List<OpenSloFinding> _findings;
    private readonly int _index;
    private readonly YamlNode _place;

    public OpenSloProperty(YamlNode node, int index, List<OpenSloFinding> findings)
        : this(node, node, "", index, findings)
    {
    }

    private OpenSloProperty(YamlNode? node, YamlNode place, string path, int index, List<OpenSloFinding> findings)
    {
        Node = node is { IsNull: false } ? node : null;
        _place = place;
        Path = path;
        _index = index;
        _findings = findings;
    }

    public YamlNode? Node { get; }

    public string Path { get; }

    public bool Exists => Node is not null;

    /// <summary>Whether nothing is said: no node, a text without characters, or a mapping without entries.</summary>
    public bool IsEmpty => Node is null or YamlScalar { Value: "" } or YamlMapping { Entries.Count: 0 };

    public string Text => Node is YamlScalar scalar ? scalar.Value : "";

    public IEnumerable<YamlScalar> Keys => Node is YamlMapping mapping ? mapping.Entries.Select(entry => entry.Key) : [];

    /// <summary>How many findings there are so far, those of other properties included.</summary>
    public int Findings => _findings.Count;

    public OpenSloProperty this[string key]
    {
        get
        {
            YamlNode? node = (Node as YamlMapping)?.Find(key);
            return new OpenSloProperty(node, node ?? _place, Path.Length > 0 ? $"{Path}.{key}" : key, _index, _findings);
        }
    }

    public IEnumerable<OpenSloProperty> Items =>
        Node is YamlSequence sequence ? sequence.Items.Select((item, place) => new OpenSloProperty(item, item, $"{Path}[{place}]", _index, _findings)) : [];

    public void Add(string code, string message, bool isTolerated = false) =>
        _findings.Add(new OpenSloFinding(_index, Path, code, message) { Line = _place.Line, Column = _place.Column, IsTolerated = isTolerated });

    /// <summary>Asks for the property; what is missing needs no further rules.</summary>
    public bool Require(string what)
    {
        if (!IsEmpty)
            return true;
        Add(OpenSloCodes.Required, $"is missing; allowed is {what}");
        return false;
    }

    /// <summary>Asks for a mapping of known keys.</summary>
    public OpenSloProperty Mapping(params ReadOnlySpan<string> known)
    {
        if (Exists && Node is not YamlMapping)
            Add(OpenSloCodes.Type, $"is {DefinitionFields.Kind(Node!)}; allowed is a mapping of {DefinitionFields.List(known)}");
        foreach (YamlScalar key in Keys)
        {
            if (!known.Contains(key.Value))
                this[key.Value].Add(OpenSloCodes.UnknownField, $"is no key here; allowed are {DefinitionFields.List(known)}");
        }

        return this;
    }

    public void List()
    {
        if (Exists && Node is not YamlSequence)
            Add(OpenSloCodes.Type, $"is {DefinitionFields.Kind(Node!)}; allowed is a list");
    }

    public void Boolean()
    {
        if (Exists && !(Node is YamlScalar scalar && scalar.TryBoolean(out _)))
            Add(OpenSloCodes.Type, $"'{Text}' is outside what is allowed, true and false");
    }

    /// <summary>Asks for a text of not too many characters.</summary>
    public void MaxLength(int most)
    {
        if (Exists && Node is not YamlScalar)
            Add(OpenSloCodes.Type, $"is {DefinitionFields.Kind(Node!)}; allowed is a text");
        int length = Text.EnumerateRunes().Count();
        if (length > most)
            Add(OpenSloCodes.TextMaxLength, $"has {length} characters; allowed are {most}");
    }

    public void OneOf(params ReadOnlySpan<string> allowed)
    {
        if (!allowed.Contains(Text))
            Add(OpenSloCodes.OneOf, $"'{Text}' is outside what is allowed, {DefinitionFields.List(allowed)}");
    }

    public void EqualTo(string allowed)
    {
        if (Text != allowed)
            Add(OpenSloCodes.EqualTo, $"'{Text}' is outside what is allowed, {allowed}");
    }

    public void DnsLabel()
    {
        if (!OpenSloNames.IsDnsLabel(Text))
            Add(OpenSloCodes.DnsLabel, $"'{Text}' is outside what is allowed, up to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends");
    }

    public void Duration(string units)
    {
        if (!OpenSloDuration.TryParse(Text, out OpenSloDuration duration) || !units.Contains(duration.Unit, StringComparison.Ordinal))
            Add(OpenSloCodes.Duration, $"'{Text}' is outside what is allowed, a whole number and one of the units {string.Join(", ", units.ToCharArray())}");
    }

    public decimal? Number()
    {
        if (!Exists)
            return null;
        if (Node is YamlScalar { IsPlain: true } && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            return number;
        Add(OpenSloCodes.Type, $"'{Text}' is no number");
        return null;
    }

    /// <summary>Asks for a number from <paramref name="least"/> on and below <paramref name="bound"/>.</summary>
    public void NumberBelow(decimal least, decimal bound)
    {
        decimal? number = Number();
        if (number < least)
            Add(OpenSloCodes.GreaterThanOrEqualTo, $"'{Text}' is outside what is allowed, numbers from {least} on");
        if (number >= bound)
            Add(OpenSloCodes.LessThan, $"'{Text}' is outside what is allowed, numbers below {bound}");
    }

    /// <summary>Notes where not exactly one of several properties is there.</summary>
    public bool Exclusive(bool isRequired, params ReadOnlySpan<OpenSloProperty> properties)
    {
        int given = 0;
        var names = new List<string>();
        foreach (OpenSloProperty property in properties)
        {
            given += property.Exists ? 1 : 0;
            names.Add(property.Path[(property.Path.LastIndexOf('.') + 1)..]);
        }

        if (given == 1 || (given == 0 && !isRequired))
            return true;
        Add(OpenSloCodes.MutuallyExclusive, $"has {(given == 0 ? "none" : "several")} of {string.Join(", ", names)}; allowed is one of them");
        return false;
    }
}
