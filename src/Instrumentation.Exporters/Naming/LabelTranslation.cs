namespace Instrumentation.Naming;

// Turns the label sets of one family into valid ones: names escaped, colliding values joined by ';' in the order of their original names,
// extra labels added where the series has none of that name, all sorted by the new names so that equal label sets render alike.
internal sealed class LabelTranslation(string? reserved, bool collapse)
{
    private readonly Dictionary<string, string> _translated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);
    private readonly List<Label> _labels = [];

    // Whether different label sets may have become the same.
    internal bool IsAmbiguous { get; private set; }

    internal List<Label> Translate(LabelSet labels, IReadOnlyList<Label> extra)
    {
        _labels.Clear();
        foreach (ref readonly Label label in labels.AsSpan())
        {
            if (label.Value.Length > 0)
                Add(new Label(Translate(label.Name), label.Value));
        }

        int own = _labels.Count;
        foreach (Label label in extra)
        {
            if (!_labels.Take(own).Any(existing => string.Equals(existing.Name, label.Name, StringComparison.Ordinal)))
                _labels.Add(label);
            else
                IsAmbiguous = true;
        }

        _labels.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return _labels;
    }

    private void Add(Label label)
    {
        // A lone surrogate has no UTF-8 form; two values that differ only there come out the same.
        if (HasLoneSurrogate(label.Value))
            IsAmbiguous = true;
        for (int i = 0; i < _labels.Count; i++)
        {
            if (string.Equals(_labels[i].Name, label.Name, StringComparison.Ordinal))
            {
                _labels[i] = new Label(label.Name, _labels[i].Value + ";" + label.Value);
                return;
            }
        }

        _labels.Add(label);
    }

    private string Translate(string name)
    {
        if (_translated.TryGetValue(name, out string? known))
            return known;
        string translated = ValidNames.Label(name, collapse);
        if (string.Equals(translated, reserved, StringComparison.Ordinal))
            translated = "exported_" + translated;
        if (!_origins.TryAdd(translated, name))
            IsAmbiguous = true;
        _translated[name] = translated;
        return translated;
    }

    private static bool HasLoneSurrogate(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 >= value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
