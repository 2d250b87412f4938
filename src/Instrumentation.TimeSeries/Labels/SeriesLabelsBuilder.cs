namespace Instrumentation.Labels;

/// <summary>Collects labels and makes a set of them; may be used again after <see cref="Clear"/>. Not safe from several threads.</summary>
public sealed class SeriesLabelsBuilder
{
    private readonly List<Label> _labels = [];

    /// <summary>Makes an empty builder.</summary>
    public SeriesLabelsBuilder()
    {
    }

    /// <summary>Makes a builder that starts with a set's labels.</summary>
    /// <param name="labels">The labels to start with.</param>
    public SeriesLabelsBuilder(SeriesLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        _labels.AddRange(labels.AsSpan());
    }

    /// <summary>Adds a label that is not there yet.</summary>
    /// <param name="name">The label's name.</param>
    /// <param name="value">Its value; the empty text adds nothing.</param>
    /// <exception cref="ArgumentException">The name is empty or there already.</exception>
    public void Add(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (IndexOf(name) >= 0)
            throw new ArgumentException($"The label '{name}' is given twice.", nameof(name));
        if (value.Length > 0)
            _labels.Add(new Label(name, value));
    }

    /// <summary>Gives a label a value.</summary>
    /// <param name="name">The label's name.</param>
    /// <param name="value">Its value; the empty text removes the label.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public void Set(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        Remove(name);
        if (value.Length > 0)
            _labels.Add(new Label(name, value));
    }

    /// <summary>Removes a label where it is there.</summary>
    /// <param name="name">The label's name.</param>
    public void Remove(string name)
    {
        int index = IndexOf(name);
        if (index >= 0)
            _labels.RemoveAt(index);
    }

    /// <summary>Removes all labels.</summary>
    public void Clear() => _labels.Clear();

    /// <summary>Makes the set.</summary>
    /// <returns>The labels in order.</returns>
    public SeriesLabels Build()
    {
        if (_labels.Count == 0)
            return SeriesLabels.Empty;
        Label[] ordered = [.. _labels];
        Array.Sort(ordered, static (left, right) => LabelOrder.Compare(left.Name, right.Name));
        return new SeriesLabels(ordered);
    }

    private int IndexOf(string name) => _labels.FindIndex(label => label.Name == name);
}
