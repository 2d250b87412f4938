using System.Collections.Immutable;
using Instrumentation.Labels;

namespace Instrumentation.Templates;

/// <summary>A value that a template sees: a closed set of types, so that a template reaches nothing that was not given to it.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed partial class TemplateValue
{
    private static readonly ImmutableDictionary<string, TemplateFunction> NoMembers = ImmutableDictionary.Create<string, TemplateFunction>(StringComparer.Ordinal);

    private readonly long _bits;
    private readonly object? _content;
    private readonly IReadOnlyDictionary<string, TemplateFunction> _members;

    private TemplateValue(TemplateKind kind, string typeName, long bits, object? content, IReadOnlyDictionary<string, TemplateFunction>? members = null)
    {
        Kind = kind;
        TypeName = typeName;
        _bits = bits;
        _content = content;
        _members = members ?? NoMembers;
    }

    /// <summary>Nothing; printed as <c>&lt;nil&gt;</c>, counts as false.</summary>
    public static TemplateValue Nil { get; } = new(TemplateKind.Nil, "<nil>", 0, null);

    /// <summary>True.</summary>
    public static TemplateValue True { get; } = new(TemplateKind.Boolean, "bool", 1, null);

    /// <summary>False.</summary>
    public static TemplateValue False { get; } = new(TemplateKind.Boolean, "bool", 0, null);

    /// <summary>What the value is.</summary>
    public TemplateKind Kind { get; }

    /// <summary>The type's name in messages and for the verb <c>%T</c>.</summary>
    public string TypeName { get; }

    internal bool Boolean => _bits != 0;

    internal long Integer => _bits;

    internal double Number => BitConverter.Int64BitsToDouble(_bits);

    internal string Text => (string)_content!;

    internal DateTimeOffset Time => new(new DateTime(_bits, DateTimeKind.Utc));

    internal TimeSpan Duration => new(_bits);

    internal IReadOnlyList<TemplateValue> Items => (IReadOnlyList<TemplateValue>)_content!;

    internal TemplateFields Fields => (TemplateFields)_content!;

    /// <summary>The name that an integer of a set of names, such as a month, is printed as.</summary>
    internal string? IntegerName => Kind == TemplateKind.Integer ? (string?)_content : null;

    /// <summary>Makes a truth value.</summary>
    /// <param name="value">The value.</param>
    /// <returns><see cref="True"/> or <see cref="False"/>.</returns>
    public static TemplateValue Of(bool value) => value ? True : False;

    /// <summary>Makes a whole number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number.</returns>
    public static TemplateValue Of(long value) => new(TemplateKind.Integer, "int", value, null);

    /// <summary>Makes a floating-point number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number.</returns>
    public static TemplateValue Of(double value) => new(TemplateKind.Number, "float64", BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>Makes a text. What it holds is never parsed as a template.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static TemplateValue Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new TemplateValue(TemplateKind.Text, "string", 0, value);
    }

    /// <summary>Makes a point in time, with the methods that Go's times have, such as <c>.Format</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The time, in UTC.</returns>
    public static TemplateValue Of(DateTimeOffset value) => new(TemplateKind.Time, "time.Time", value.UtcTicks, null);

    /// <summary>Makes a length of time, with the methods that Go's durations have, such as <c>.Minutes</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The length of time.</returns>
    public static TemplateValue Of(TimeSpan value) => new(TemplateKind.Duration, "time.Duration", value.Ticks, null);

    /// <summary>Makes a map of a label set; a label that is not there is the empty text.</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>The map.</returns>
    public static TemplateValue Of(SeriesLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Map(labels.Select(label => KeyValuePair.Create(label.Name, Of(label.Value))), Of(""), typeName: "map[string]string");
    }

    /// <summary>Makes a list.</summary>
    /// <param name="items">Its values in order.</param>
    /// <param name="members">Methods that can be called on the list; null for none.</param>
    /// <param name="typeName">The type's name.</param>
    /// <returns>The list.</returns>
    public static TemplateValue List(
        IReadOnlyList<TemplateValue> items, IReadOnlyDictionary<string, TemplateFunction>? members = null, string typeName = "[]interface {}")
    {
        ArgumentNullException.ThrowIfNull(items);
        return new TemplateValue(TemplateKind.List, typeName, 0, items, members);
    }

    /// <summary>Makes a map.</summary>
    /// <param name="entries">Its keys and values in any order, no key twice.</param>
    /// <param name="missing">What a key that is not there gives; null for <see cref="Nil"/>.</param>
    /// <param name="members">Methods that can be called on the map; null for none.</param>
    /// <param name="typeName">The type's name.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public static TemplateValue Map(
        IEnumerable<KeyValuePair<string, TemplateValue>> entries,
        TemplateValue? missing = null,
        IReadOnlyDictionary<string, TemplateFunction>? members = null,
        string typeName = "map[string]interface {}")
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new TemplateValue(TemplateKind.Map, typeName, 0, TemplateFields.Sorted(entries, missing ?? Nil), members);
    }

    /// <summary>Makes an object of named fields.</summary>
    /// <param name="typeName">The type's name.</param>
    /// <param name="fields">Its fields in the order in which the whole is printed, no name twice.</param>
    /// <param name="members">Methods that can be called on the object; null for none.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentException">A name is there twice.</exception>
    public static TemplateValue Object(
        string typeName, IEnumerable<KeyValuePair<string, TemplateValue>> fields, IReadOnlyDictionary<string, TemplateFunction>? members = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new TemplateValue(TemplateKind.Object, typeName, 0, TemplateFields.Ordered(fields), members);
    }

    /// <summary>Prints the value as <c>{{ . }}</c> does, without any limit of length.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => TemplatePrinter.Print(this, int.MaxValue);

    internal static TemplateValue Named(long value, string name, string typeName) => new(TemplateKind.Integer, typeName, value, name);

    internal static TemplateValue Sample(SeriesLabels labels, double value) => Object(
        "template.sample", [KeyValuePair.Create("Labels", Of(labels)), KeyValuePair.Create("Value", Of(value))]);

    internal TemplateFunction? Member(string name) => _members.TryGetValue(name, out TemplateFunction? member) ? member : null;
}
