namespace Instrumentation.Evaluation;

/// <summary>Keeps the best of a group. It is the heap that Prometheus uses, step by step, so that of equal values the same ones are kept.</summary>
/// <param name="isTop">Whether large values are the best, not small ones. NaN is worse than every number.</param>
internal sealed class SelectionHeap(bool isTop)
{
    // The worst is in front.
    private readonly List<(int Member, double Value)> _heap = [];
    private int _most;

    /// <summary>Begins anew.</summary>
    /// <param name="most">How many to keep, 1 or above.</param>
    public void Begin(int most)
    {
        _heap.Clear();
        _most = most;
    }

    public void Offer(int member, double value)
    {
        if (_heap.Count < _most)
        {
            _heap.Add((member, value));
            MoveUp(_heap.Count - 1);
        }
        else if (IsWorse(_heap[0].Value, value) || (double.IsNaN(_heap[0].Value) && !double.IsNaN(value)))
        {
            _heap[0] = (member, value);
            MoveDown();
        }
    }

    /// <summary>The members that were kept, the best first, equal ones in the order of the heap.</summary>
    public int[] Kept()
    {
        IOrderedEnumerable<(int Member, double Value)> ordered = _heap.OrderBy(static kept => double.IsNaN(kept.Value) ? 1 : 0);
        ordered = isTop ? ordered.ThenByDescending(static kept => kept.Value) : ordered.ThenBy(static kept => kept.Value);
        return [.. ordered.Select(static kept => kept.Member)];
    }

    private bool IsWorse(double left, double right) => isTop ? left < right : left > right;

    private bool IsBefore(int left, int right) => double.IsNaN(_heap[left].Value) || IsWorse(_heap[left].Value, _heap[right].Value);

    private void MoveUp(int place)
    {
        while (place > 0)
        {
            int parent = (place - 1) / 2;
            if (!IsBefore(place, parent))
                return;
            Swap(place, parent);
            place = parent;
        }
    }

    private void MoveDown()
    {
        int place = 0;
        while ((2 * place) + 1 < _heap.Count)
        {
            int child = (2 * place) + 1;
            if (child + 1 < _heap.Count && IsBefore(child + 1, child))
                child++;
            if (!IsBefore(child, place))
                return;
            Swap(place, child);
            place = child;
        }
    }

    private void Swap(int left, int right) => (_heap[left], _heap[right]) = (_heap[right], _heap[left]);
}
