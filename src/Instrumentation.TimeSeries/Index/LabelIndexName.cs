using Instrumentation.Retention;

namespace Instrumentation.Index;

/// <summary>A label's name with its values.</summary>
internal sealed class LabelIndexName(string name)
{
    public const int ObjectBytes = 40;

    /// <summary>The name, the one text that all label sets share.</summary>
    public string Name { get; } = name;

    public Dictionary<string, LabelIndexValue> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>How many series have the label.</summary>
    public int SeriesCount { get; set; }

    /// <summary>What the name's dictionary takes, without the values themselves.</summary>
    public int DictionarySize => HeapSize.OfDictionary(Values.Capacity);

    /// <summary>By how much the dictionary grows with one more value.</summary>
    public int NextGrowth => Values.Count < Values.Capacity ? 0 : HeapSize.OfGrownDictionary(Values.Capacity) - DictionarySize;
}
