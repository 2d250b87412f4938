using Instrumentation.Labels;
using Instrumentation.Retention;

namespace Instrumentation;

/// <summary>The series of a store by their labels, a reference each. Used by the writer only.</summary>
internal sealed class SeriesTable
{
    private const int FirstCapacity = 16;

    private StoredSeries?[] _slots = new StoredSeries?[FirstCapacity];

    public int Count { get; private set; }

    public long Size => HeapSize.OfArray(_slots.Length, IntPtr.Size);

    /// <summary>By how much <see cref="Size"/> grows with one more series.</summary>
    public long NextGrowth => IsCrowded ? _slots.Length * (long)IntPtr.Size : 0;

    /// <summary>All series; the table must not change meanwhile.</summary>
    public IEnumerable<StoredSeries> All => _slots.OfType<StoredSeries>();

    // Three quarters full, searches are still short.
    private bool IsCrowded => (Count + 1) * 4L > _slots.Length * 3L;

    public StoredSeries? Find(SeriesLabels labels)
    {
        for (int slot = Home(labels); _slots[slot] is { } series; slot = Next(slot))
        {
            if (series.Labels == labels)
                return series;
        }

        return null;
    }

    /// <summary>Enters a series that is not there.</summary>
    public void Add(StoredSeries series)
    {
        if (IsCrowded)
            Grow();
        Enter(series);
        Count++;
    }

    public void Remove(StoredSeries series)
    {
        int hole = Home(series.Labels);
        while (!ReferenceEquals(_slots[hole], series))
            hole = Next(hole);
        Count--;

        // What stands behind the hole and would not be found across it moves into it.
        for (int slot = Next(hole); _slots[slot] is { } later; slot = Next(slot))
        {
            int home = Home(later.Labels);
            bool staysFound = hole < slot ? home > hole && home <= slot : home > hole || home <= slot;
            if (staysFound)
                continue;
            _slots[hole] = later;
            hole = slot;
        }

        _slots[hole] = null;
    }

    private int Home(SeriesLabels labels) => labels.GetHashCode() & (_slots.Length - 1);

    private int Next(int slot) => (slot + 1) & (_slots.Length - 1);

    private void Grow()
    {
        StoredSeries?[] old = _slots;
        _slots = new StoredSeries?[old.Length * 2];
        foreach (StoredSeries? series in old)
        {
            if (series is not null)
                Enter(series);
        }
    }

    private void Enter(StoredSeries series)
    {
        int slot = Home(series.Labels);
        while (_slots[slot] is not null)
            slot = Next(slot);
        _slots[slot] = series;
    }
}
