using Instrumentation.Labels;
using Instrumentation.Retention;

namespace Instrumentation.Index;

/// <summary>
/// Finds series by their labels: every name has its values, every value its series. One writer at a time; readers lock only while they look names and
/// values up, and match and intersect outside.
/// </summary>
internal sealed partial class LabelIndex
{
    private const int LabelSetBytes = 32;
    private const int LabelBytesEach = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LabelIndexName> _names = new(StringComparer.Ordinal);
    private readonly SeriesList _all = new();

    public LabelIndex() => IndexBytes = _all.Size + HeapSize.OfDictionary(0);

    /// <summary>How many series there are.</summary>
    public int Count => _all.Count;

    /// <summary>What label sets and their texts take on the heap.</summary>
    public long LabelBytes { get; private set; }

    /// <summary>What dictionaries and lists take on the heap.</summary>
    public long IndexBytes { get; private set; }

    /// <summary>The most that <see cref="LabelBytes"/> and <see cref="IndexBytes"/> grow by when a set is added.</summary>
    public long CostOf(SeriesLabels labels)
    {
        long cost = SizeOfSet(labels) + _all.NextGrowth;
        foreach (Label label in labels.AsSpan())
        {
            if (!_names.TryGetValue(label.Name, out LabelIndexName? name))
            {
                cost += LabelIndexName.ObjectBytes + HeapSize.OfString(label.Name) + HeapSize.OfGrownDictionary(0) + CostOfValue(label.Value);
                cost += _names.Count < _names.Capacity ? 0 : HeapSize.OfGrownDictionary(_names.Capacity) - HeapSize.OfDictionary(_names.Capacity);
            }
            else if (!name.Values.TryGetValue(label.Value, out LabelIndexValue? value))
            {
                cost += name.NextGrowth + CostOfValue(label.Value);
            }
            else
            {
                cost += value.Series.NextGrowth;
            }
        }

        return cost;
    }

    /// <summary>Enters a series, whose label set becomes one of shared texts.</summary>
    public void Add(StoredSeries series)
    {
        lock (_gate)
        {
            IndexBytes -= _all.Size;
            _all.Add(series);
            IndexBytes += _all.Size;
            var shared = new Label[series.Labels.Count];
            for (int at = 0; at < shared.Length; at++)
                shared[at] = Enter(series.Labels[at], series);
            series.Labels = new SeriesLabels(shared);
            LabelBytes += SizeOfSet(series.Labels);
        }
    }

    /// <summary>Takes series out, and the names and values that no series has any more.</summary>
    public void Remove(IReadOnlySet<StoredSeries> gone)
    {
        lock (_gate)
        {
            IndexBytes -= _all.Size;
            _all.Remove(gone);
            IndexBytes += _all.Size;
            var touched = new HashSet<(LabelIndexName Name, LabelIndexValue Value)>();
            foreach (StoredSeries series in gone)
            {
                LabelBytes -= SizeOfSet(series.Labels);
                foreach (Label label in series.Labels.AsSpan())
                {
                    LabelIndexName name = _names[label.Name];
                    name.SeriesCount--;
                    touched.Add((name, name.Values[label.Value]));
                }
            }

            foreach ((LabelIndexName name, LabelIndexValue value) in touched)
                RemoveFrom(name, value, gone);
            foreach (LabelIndexName name in touched.Select(entry => entry.Name).Distinct())
                Shrink(name);
        }
    }

    private static int SizeOfSet(SeriesLabels labels) => LabelSetBytes + HeapSize.OfArray(labels.Count, LabelBytesEach);

    private static int CostOfValue(string value)
    {
        int list = new SeriesList().Size + HeapSize.OfArray(1, IntPtr.Size);
        return LabelIndexValue.ObjectBytes + HeapSize.OfString(value) + list;
    }

    private Label Enter(Label label, StoredSeries series)
    {
        if (!_names.TryGetValue(label.Name, out LabelIndexName? name))
        {
            IndexBytes -= HeapSize.OfDictionary(_names.Capacity);
            _names.Add(label.Name, name = new LabelIndexName(label.Name));
            IndexBytes += HeapSize.OfDictionary(_names.Capacity) + LabelIndexName.ObjectBytes + name.DictionarySize;
            LabelBytes += HeapSize.OfString(label.Name);
        }

        if (!name.Values.TryGetValue(label.Value, out LabelIndexValue? value))
        {
            IndexBytes -= name.DictionarySize;
            name.Values.Add(label.Value, value = new LabelIndexValue(label.Value, new SeriesList()));
            IndexBytes += name.DictionarySize + LabelIndexValue.ObjectBytes + value.Series.Size;
            LabelBytes += HeapSize.OfString(label.Value);
        }

        IndexBytes -= value.Series.Size;
        value.Series.Add(series);
        IndexBytes += value.Series.Size;
        name.SeriesCount++;
        return new Label(name.Name, value.Value);
    }

    private void RemoveFrom(LabelIndexName name, LabelIndexValue value, IReadOnlySet<StoredSeries> gone)
    {
        IndexBytes -= value.Series.Size;
        value.Series.Remove(gone);
        if (value.Series.Count > 0)
        {
            IndexBytes += value.Series.Size;
            return;
        }

        name.Values.Remove(value.Value);
        IndexBytes -= LabelIndexValue.ObjectBytes;
        LabelBytes -= HeapSize.OfString(value.Value);
    }

    // A dictionary does not give room back by itself.
    private void Shrink(LabelIndexName name)
    {
        if (name.Values.Count == 0)
        {
            _names.Remove(name.Name);
            IndexBytes -= name.DictionarySize + LabelIndexName.ObjectBytes;
            LabelBytes -= HeapSize.OfString(name.Name);
        }
        else if (name.Values.Count < name.Values.Capacity / 4)
        {
            IndexBytes -= name.DictionarySize;
            name.Values.TrimExcess();
            IndexBytes += name.DictionarySize;
        }
    }
}
