using System.Collections;
using System.Runtime.InteropServices;

namespace Instrumentation.Labels;

/// <summary>The labels that identify a series: names with values, ordered by name, without empty values.</summary>
/// <remarks>Immutable and safe from any thread. Two sets are equal when they hold the same names and values.</remarks>
public sealed partial class SeriesLabels : IReadOnlyList<Label>, IEquatable<SeriesLabels>, IComparable<SeriesLabels>
{
    private readonly Label[] _labels;
    private readonly int _hash;

    // Takes the array over; it is ordered, without repeated names or empty values.
    internal SeriesLabels(Label[] ordered)
    {
        _labels = ordered;
        var hash = default(HashCode);
        foreach (Label label in ordered)
        {
            hash.Add(label.Name.GetHashCode(StringComparison.Ordinal));
            hash.Add(label.Value.GetHashCode(StringComparison.Ordinal));
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>The set without labels.</summary>
    public static SeriesLabels Empty { get; } = new([]);

    /// <summary>How many labels there are.</summary>
    public int Count => _labels.Length;

    /// <summary>The metric's name, that is the label <c>__name__</c>; empty without one.</summary>
    public string MetricName => this[LabelNames.MetricName];

    /// <summary>The label at a place of the order.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public Label this[int index] => _labels[index];

    /// <summary>The value of a label, or the empty text when there is no such label.</summary>
    /// <param name="name">The label's name.</param>
    public string this[string name]
    {
        get
        {
            int index = IndexOf(name);
            return index >= 0 ? _labels[index].Value : "";
        }
    }

    /// <summary>Tells whether two sets are equal.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(SeriesLabels? left, SeriesLabels? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether two sets differ.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(SeriesLabels? left, SeriesLabels? right) => !(left == right);

    /// <summary>Tells whether one set is before another in the order of <see cref="CompareTo"/>.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(SeriesLabels left, SeriesLabels right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether one set is behind another in the order of <see cref="CompareTo"/>.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(SeriesLabels left, SeriesLabels right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether one set is not behind another in the order of <see cref="CompareTo"/>.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(SeriesLabels left, SeriesLabels right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether one set is not before another in the order of <see cref="CompareTo"/>.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(SeriesLabels left, SeriesLabels right) => left.CompareTo(right) >= 0;

    /// <summary>Makes a set of labels in any order.</summary>
    /// <param name="labels">Names and values; an empty value leaves its label out.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A name is empty or given twice.</exception>
    public static SeriesLabels Of(params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var builder = new SeriesLabelsBuilder();
        foreach ((string name, string value) in labels)
            builder.Add(name, value);
        return builder.Build();
    }

    /// <summary>Makes a set of labels in any order.</summary>
    /// <param name="labels">Names and values; an empty value leaves its label out.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A name is empty or given twice.</exception>
    public static SeriesLabels Of(IEnumerable<Label> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var builder = new SeriesLabelsBuilder();
        foreach (Label label in labels)
            builder.Add(label.Name, label.Value);
        return builder.Build();
    }

    /// <summary>The labels in their order.</summary>
    /// <returns>A view, valid as long as the set.</returns>
    public ReadOnlySpan<Label> AsSpan() => _labels;

    /// <summary>Tells whether a label is there, which means with a value that is not empty.</summary>
    /// <param name="name">The label's name.</param>
    /// <returns>True when it is there.</returns>
    public bool Contains(string name) => IndexOf(name) >= 0;

    /// <summary>Compares labels one after the other, by name and then by value, each by its UTF-8 bytes; a set that begins another is before it.</summary>
    /// <param name="other">The other set; null is before every set.</param>
    /// <returns>Below 0, 0 or above 0.</returns>
    public int CompareTo(SeriesLabels? other)
    {
        if (other is null)
            return 1;
        int common = Math.Min(_labels.Length, other._labels.Length);
        for (int index = 0; index < common; index++)
        {
            int order = LabelOrder.Compare(_labels[index].Name, other._labels[index].Name);
            if (order == 0)
                order = LabelOrder.Compare(_labels[index].Value, other._labels[index].Value);
            if (order != 0)
                return order;
        }

        return _labels.Length - other._labels.Length;
    }

    /// <inheritdoc/>
    public bool Equals(SeriesLabels? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && _labels.AsSpan().SequenceEqual(other._labels));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeriesLabels);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public IEnumerator<Label> GetEnumerator() => ((IEnumerable<Label>)_labels).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _labels.GetEnumerator();

    private int IndexOf(string name)
    {
        // Sets are small, and most names differ in length or their first character.
        for (int index = 0; index < _labels.Length; index++)
        {
            if (_labels[index].Name == name)
                return index;
        }

        return -1;
    }
}
