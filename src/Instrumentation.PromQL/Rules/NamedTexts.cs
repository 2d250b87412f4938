using System.Collections;

namespace Instrumentation.Rules;

/// <summary>The labels or annotations of a rule: names with texts, ordered by name. Texts of alerting rules are templates.</summary>
/// <remarks>Immutable and safe from any thread. Two are equal when they hold the same names and texts.</remarks>
public sealed class NamedTexts : IReadOnlyList<KeyValuePair<string, string>>, IEquatable<NamedTexts>
{
    private readonly KeyValuePair<string, string>[] _entries;

    private NamedTexts(KeyValuePair<string, string>[] entries)
    {
        _entries = entries;
    }

    /// <summary>No names.</summary>
    public static NamedTexts Empty { get; } = new([]);

    /// <summary>How many names there are.</summary>
    public int Count => _entries.Length;

    /// <summary>The name and text at a place of the order.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public KeyValuePair<string, string> this[int index] => _entries[index];

    /// <summary>The text of a name, or null when there is no such name.</summary>
    /// <param name="name">The name.</param>
    public string? this[string name]
    {
        get
        {
            foreach ((string key, string text) in _entries)
            {
                if (key == name)
                    return text;
            }

            return null;
        }
    }

    /// <summary>Makes texts of names in any order.</summary>
    /// <param name="entries">Names and texts.</param>
    /// <returns>The texts.</returns>
    /// <exception cref="ArgumentException">A name is empty or given twice.</exception>
    public static NamedTexts Of(params ReadOnlySpan<(string Name, string Text)> entries)
    {
        var list = new List<KeyValuePair<string, string>>(entries.Length);
        foreach ((string name, string text) in entries)
            list.Add(KeyValuePair.Create(name, text));
        return Of(list);
    }

    /// <summary>Makes texts of names in any order.</summary>
    /// <param name="entries">Names and texts.</param>
    /// <returns>The texts.</returns>
    /// <exception cref="ArgumentException">A name is empty or given twice.</exception>
    public static NamedTexts Of(IEnumerable<KeyValuePair<string, string>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string text) in entries)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(entries));
            ArgumentNullException.ThrowIfNull(text, nameof(entries));
            sorted.Add(name, text);
        }

        return sorted.Count == 0 ? Empty : new NamedTexts([.. sorted]);
    }

    /// <summary>Makes texts in which those of another come first where both have a name.</summary>
    /// <param name="stronger">The texts that win.</param>
    /// <returns>All names of both.</returns>
    public NamedTexts OverriddenBy(NamedTexts stronger)
    {
        ArgumentNullException.ThrowIfNull(stronger);
        if (stronger.Count == 0 || Count == 0)
            return stronger.Count == 0 ? this : stronger;
        return Of(stronger.Concat(this.Where(entry => stronger[entry.Key] is null)));
    }

    /// <inheritdoc/>
    public bool Equals(NamedTexts? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NamedTexts);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach ((string name, string text) in _entries)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>Writes names and texts, <c>{a="b", c="d"}</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        "{" + string.Join(", ", _entries.Select(entry => $"{entry.Key}={Labels.SeriesLabelsText.Quote(entry.Value)}")) + "}";

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_entries).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();
}
