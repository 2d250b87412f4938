using Instrumentation.Retention;

namespace Instrumentation.Index;

/// <summary>
/// Series in the order in which they came. It only ever grows behind what readers have seen: who took <see cref="Snapshot"/> under the index's lock may
/// read it without.
/// </summary>
internal sealed class SeriesList
{
    private const int ObjectBytes = 32;

    private StoredSeries[] _items = [];

    public int Count { get; private set; }

    public int Size => ObjectBytes + HeapSize.OfArray(_items.Length, IntPtr.Size);

    /// <summary>By how much <see cref="Size"/> grows with one more.</summary>
    public int NextGrowth => Count < _items.Length ? 0 : HeapSize.OfArray(HeapSize.Grown(_items.Length), IntPtr.Size) - HeapSize.OfArray(_items.Length, IntPtr.Size);

    public ArraySegment<StoredSeries> Snapshot => new(_items, 0, Count);

    public void Add(StoredSeries series)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, HeapSize.Grown(_items.Length));
        _items[Count++] = series;
    }

    /// <summary>Takes series out; what a reader holds stays as it is.</summary>
    public void Remove(IReadOnlySet<StoredSeries> gone)
    {
        _items = [.. Snapshot.Where(series => !gone.Contains(series))];
        Count = _items.Length;
    }
}
