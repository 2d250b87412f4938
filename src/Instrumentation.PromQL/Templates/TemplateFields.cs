namespace Instrumentation.Templates;

/// <summary>Named values of a map or an object.</summary>
internal sealed class TemplateFields
{
    private readonly KeyValuePair<string, TemplateValue>[] _entries;
    private readonly Dictionary<string, TemplateValue> _byName;
    private readonly TemplateValue _missing;

    private TemplateFields(KeyValuePair<string, TemplateValue>[] entries, TemplateValue missing)
    {
        _entries = entries;
        _byName = new Dictionary<string, TemplateValue>(entries, StringComparer.Ordinal);
        _missing = missing;
    }

    public int Count => _entries.Length;

    public ReadOnlySpan<KeyValuePair<string, TemplateValue>> Entries => _entries;

    /// <summary>The value of a key, or what stands for a key that is not there.</summary>
    public TemplateValue this[string name] => _byName.GetValueOrDefault(name, _missing);

    public static TemplateFields Sorted(IEnumerable<KeyValuePair<string, TemplateValue>> entries, TemplateValue missing)
    {
        KeyValuePair<string, TemplateValue>[] sorted = [.. entries];
        Array.Sort(sorted, static (left, right) => TemplateOrder.Compare(left.Key, right.Key));
        return new TemplateFields(sorted, missing);
    }

    public static TemplateFields Ordered(IEnumerable<KeyValuePair<string, TemplateValue>> entries) => new([.. entries], TemplateValue.Nil);

    public bool TryGet(string name, out TemplateValue value)
    {
        bool found = _byName.TryGetValue(name, out TemplateValue? there);
        value = there ?? _missing;
        return found;
    }
}
