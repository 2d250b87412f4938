using System.Globalization;
using System.Runtime.CompilerServices;

namespace Instrumentation;

/// <summary>A name and a value that a measurement carries; it becomes a label of the series.</summary>
/// <remarks>
/// Made from a tuple: <c>("topic", "orders")</c>, <c>("status", 200)</c>, <c>("cached", true)</c>; numbers are kept as they are and
/// rendered only when a series is created, so no tuple boxes or allocates. A null or empty value is the empty label, which in Prometheus'
/// data model is the same as no label. Immutable; safe from any thread.
/// </remarks>
public readonly struct Tag : IEquatable<Tag>
{
    // The text of a tag that is not text is one of these instances, recognised by reference; the value itself is in Bits.
    internal static readonly string Int64Marker = new('i', 1);
    internal static readonly string DoubleMarker = new('d', 1);
    internal static readonly string BooleanMarker = new('b', 1);

    internal readonly string Key;
    internal readonly string? Text;
    internal readonly long Bits;

    /// <summary>Creates a tag with a text value.</summary>
    /// <param name="name">The tag's name. A null or empty name makes the measurement that carries it a rejected one.</param>
    /// <param name="value">The value; null is the empty label.</param>
    public Tag(string name, string? value)
    {
        // No branch in any constructor: with one, the compiler builds the tag apart and copies it in one piece that still waits for its
        // parts to be stored, at 8 ns a tag.
        Key = name;
        Text = value;
        Bits = 0;
    }

    /// <summary>Creates a tag with an integer value, rendered in decimal digits.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The value.</param>
    public Tag(string name, long value)
    {
        Key = name;
        Text = Int64Marker;
        Bits = value;
    }

    /// <summary>Creates a tag with a floating-point value, rendered as the shortest text that reads back to the same number.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The value.</param>
    public Tag(string name, double value)
    {
        Key = name;
        Text = DoubleMarker;
        Bits = BitConverter.DoubleToInt64Bits(value);
    }

    /// <summary>Creates a tag with the value <c>true</c> or <c>false</c>.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The value.</param>
    public Tag(string name, bool value)
    {
        Key = name;
        Text = BooleanMarker;
        Bits = Unsafe.BitCast<bool, byte>(value);
    }

    /// <summary>The tag's name.</summary>
    public string Name => Key ?? "";

    /// <summary>The value as text. Allocates when the tag holds a number.</summary>
    public string Value
    {
        get
        {
            if (ReferenceEquals(Text, Int64Marker))
                return Bits.ToString(CultureInfo.InvariantCulture);
            if (ReferenceEquals(Text, DoubleMarker))
                return BitConverter.Int64BitsToDouble(Bits).ToString("R", CultureInfo.InvariantCulture);
            return ReferenceEquals(Text, BooleanMarker) ? TextOf(Bits != 0) : Text ?? "";
        }
    }

    /// <summary>Creates a tag from an enum member, by its name, or from anything else that formats itself, in the invariant culture.</summary>
    /// <typeparam name="T">The value's type; a value type is not boxed.</typeparam>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The value; null is the empty label.</param>
    /// <returns>The tag. Members of an enum are rendered once per member; other types are rendered at each call.</returns>
    public static Tag Of<T>(string name, T value)
        where T : IFormattable
        => new(name, TagText<T>.Render(value));

    /// <summary>Creates a text tag.</summary>
    /// <param name="tag">Name and value.</param>
    public static implicit operator Tag((string Name, string? Value) tag) => new(tag.Name, tag.Value);

    /// <summary>Creates a tag with the value <c>true</c> or <c>false</c>.</summary>
    /// <param name="tag">Name and value.</param>
    public static implicit operator Tag((string Name, bool Value) tag) => new(tag.Name, tag.Value);

    /// <summary>Creates an integer tag.</summary>
    /// <param name="tag">Name and value.</param>
    public static implicit operator Tag((string Name, int Value) tag) => new(tag.Name, (long)tag.Value);

    /// <summary>Creates an integer tag.</summary>
    /// <param name="tag">Name and value.</param>
    public static implicit operator Tag((string Name, long Value) tag) => new(tag.Name, tag.Value);

    /// <summary>Creates a floating-point tag.</summary>
    /// <param name="tag">Name and value.</param>
    public static implicit operator Tag((string Name, double Value) tag) => new(tag.Name, tag.Value);

    /// <summary>Whether two tags have the same name and the same text.</summary>
    /// <param name="left">One tag.</param>
    /// <param name="right">The other tag.</param>
    /// <returns>True when both render alike.</returns>
    public static bool operator ==(Tag left, Tag right) => left.Equals(right);

    /// <summary>Whether two tags differ in name or text.</summary>
    /// <param name="left">One tag.</param>
    /// <param name="right">The other tag.</param>
    /// <returns>True when they render differently.</returns>
    public static bool operator !=(Tag left, Tag right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Tag other) => string.Equals(Name, other.Name, StringComparison.Ordinal) && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tag other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Value);

    /// <summary>Renders <c>name=value</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}={Value}";

    internal static string TextOf(bool value) => value ? "true" : "false";
}
