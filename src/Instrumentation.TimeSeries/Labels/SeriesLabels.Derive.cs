namespace Instrumentation.Labels;

/// <content>Sets made from another.</content>
public sealed partial class SeriesLabels
{
    /// <summary>Makes a set in which one label has a value.</summary>
    /// <param name="name">The label's name.</param>
    /// <param name="value">Its value; the empty text removes the label.</param>
    /// <returns>The new set, or this one when nothing changes.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public SeriesLabels With(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        int at = 0;
        while (at < _labels.Length && LabelOrder.Compare(_labels[at].Name, name) < 0)
            at++;
        bool there = at < _labels.Length && _labels[at].Name == name;
        if (value.Length == 0)
            return there ? new SeriesLabels([.. _labels[..at], .. _labels[(at + 1)..]]) : this;
        if (there && _labels[at].Value == value)
            return this;
        return new SeriesLabels([.. _labels[..at], new Label(name, value), .. _labels[(there ? at + 1 : at)..]]);
    }

    /// <summary>Makes a set without some labels.</summary>
    /// <param name="names">The names to leave out.</param>
    /// <returns>The new set, or this one when nothing changes.</returns>
    public SeriesLabels Without(params ReadOnlySpan<string> names) => Filter(names, keep: false);

    /// <summary>Makes a set with some of the labels only.</summary>
    /// <param name="names">The names to keep.</param>
    /// <returns>The new set, or this one when nothing changes.</returns>
    public SeriesLabels Keep(params ReadOnlySpan<string> names) => Filter(names, keep: true);

    /// <summary>Writes the set as PromQL does, <c>name{a="b"}</c>.</summary>
    /// <returns>The text, <c>{}</c> for the empty set.</returns>
    public override string ToString() => SeriesLabelsText.Write(this);

    private SeriesLabels Filter(ReadOnlySpan<string> names, bool keep)
    {
        int count = 0;
        foreach (Label label in _labels)
        {
            if (names.Contains(label.Name) == keep)
                count++;
        }

        if (count == _labels.Length)
            return this;
        if (count == 0)
            return Empty;
        var kept = new Label[count];
        int next = 0;
        foreach (Label label in _labels)
        {
            if (names.Contains(label.Name) == keep)
                kept[next++] = label;
        }

        return new SeriesLabels(kept);
    }
}
