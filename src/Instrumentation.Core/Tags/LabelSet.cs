using System.Text;

namespace Instrumentation;

/// <summary>The labels of one series, ordered by name (ordinal), without duplicates or empty values.</summary>
/// <remarks>
/// Immutable. A series keeps the same label set for its whole life, so <see cref="IsSame"/> tells by reference whether two snapshots
/// speak of the same series, and what was rendered from a label set can be reused.
/// </remarks>
public readonly struct LabelSet : IEquatable<LabelSet>
{
    private readonly Label[]? _labels;

    internal LabelSet(Label[] sorted) => _labels = sorted;

    /// <summary>The label set without labels.</summary>
    public static LabelSet Empty => default;

    /// <summary>How many labels there are.</summary>
    public int Count => _labels?.Length ?? 0;

    /// <summary>The labels in order of their names.</summary>
    /// <returns>A view that stays valid.</returns>
    public ReadOnlySpan<Label> AsSpan() => _labels;

    /// <summary>Finds a label's value.</summary>
    /// <param name="name">The label's name.</param>
    /// <returns>The value, or null when the label is absent.</returns>
    public string? Find(string name)
    {
        foreach (ref readonly Label label in AsSpan())
        {
            if (string.Equals(label.Name, name, StringComparison.Ordinal))
                return label.Value;
        }

        return null;
    }

    /// <summary>Whether both are the one label set of one series.</summary>
    /// <param name="other">The other label set.</param>
    /// <returns>True when they are the same instance; two equal label sets of different series are not.</returns>
    public bool IsSame(LabelSet other) => ReferenceEquals(_labels, other._labels);

    /// <summary>Creates a label set from tags: sorted by name, empty values left out, the last of several tags with one name kept.</summary>
    /// <param name="tags">The tags.</param>
    /// <returns>The label set.</returns>
    public static LabelSet From(params ReadOnlySpan<Tag> tags)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (ref readonly Tag tag in tags)
            sorted[tag.Name] = tag.Value;
        return new LabelSet([.. sorted.Where(pair => pair.Value.Length > 0).Select(pair => new Label(pair.Key, pair.Value))]);
    }

    internal KeyValuePair<string, object?>[] ToTagArray()
    {
        var tags = new KeyValuePair<string, object?>[Count];
        for (int index = 0; index < tags.Length; index++)
            tags[index] = new KeyValuePair<string, object?>(_labels![index].Name, _labels[index].Value);
        return tags;
    }

    /// <summary>Whether two label sets hold the same labels.</summary>
    /// <param name="left">One label set.</param>
    /// <param name="right">The other label set.</param>
    /// <returns>True when names and values agree.</returns>
    public static bool operator ==(LabelSet left, LabelSet right) => left.Equals(right);

    /// <summary>Whether two label sets differ.</summary>
    /// <param name="left">One label set.</param>
    /// <param name="right">The other label set.</param>
    /// <returns>True when a name or value differs.</returns>
    public static bool operator !=(LabelSet left, LabelSet right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(LabelSet other) => IsSame(other) || AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LabelSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (ref readonly Label label in AsSpan())
            hash.Add(label);
        return hash.ToHashCode();
    }

    /// <summary>Renders <c>{a="1",b="2"}</c>, for messages and tests; exporters escape values by their own rules.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder("{");
        foreach (ref readonly Label label in AsSpan())
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append(label.Name).Append("=\"").Append(label.Value).Append('"');
        }

        return text.Append('}').ToString();
    }
}
