namespace Instrumentation.Histograms;

// One side of buckets while histograms are added up: indices in rising order, each with its compensated count.
internal sealed class CompensatedSide
{
    private readonly List<int> _indices = [];
    private readonly List<CompensatedNumber> _counts = [];

    /// <summary>An upper limit of every count that adding to this side can come to.</summary>
    public double Magnitude
    {
        get
        {
            double magnitude = 0;
            foreach (CompensatedNumber count in _counts)
                magnitude += Math.Abs(count.Sum);
            return magnitude;
        }
    }

    public bool HasOverflow => _counts.Exists(static count => double.IsInfinity(count.Sum));

    public CompensatedSide Clone()
    {
        var clone = new CompensatedSide();
        clone._indices.AddRange(_indices);
        clone._counts.AddRange(_counts);
        return clone;
    }

    public void Add(BucketSide side)
    {
        int place = 0;
        foreach ((int index, double count) in side)
        {
            while (place < _indices.Count && _indices[place] < index)
                place++;
            if (place == _indices.Count || _indices[place] != index)
            {
                _indices.Insert(place, index);
                _counts.Insert(place, new CompensatedNumber(count));
            }
            else
            {
                CompensatedNumber sum = _counts[place];
                sum.Add(count);
                _counts[place] = sum;
            }
        }
    }

    public bool IsPopulated(int index)
    {
        int place = _indices.BinarySearch(index);
        return place >= 0 && _counts[place].Value != 0;
    }

    /// <summary>Moves the buckets up to an index into the zero bucket.</summary>
    public void MoveInto(ref CompensatedNumber zero, int lastIndex)
    {
        int count = 0;
        while (count < _indices.Count && _indices[count] <= lastIndex)
            zero.Add(_counts[count++]);
        _indices.RemoveRange(0, count);
        _counts.RemoveRange(0, count);
    }

    /// <summary>Gives each bucket another index, in the same order; those that meet are added up.</summary>
    public void Map(Func<int, int> newIndex)
    {
        int last = -1;
        for (int place = 0; place < _indices.Count; place++)
        {
            int index = newIndex(_indices[place]);
            if (last >= 0 && _indices[last] == index)
            {
                CompensatedNumber sum = _counts[last];
                sum.Add(_counts[place]);
                _counts[last] = sum;
                continue;
            }

            last++;
            _indices[last] = index;
            _counts[last] = _counts[place];
        }

        _indices.RemoveRange(last + 1, _indices.Count - last - 1);
        _counts.RemoveRange(last + 1, _counts.Count - last - 1);
    }

    public void Change(Func<CompensatedNumber, CompensatedNumber> change)
    {
        for (int place = 0; place < _counts.Count; place++)
            _counts[place] = change(_counts[place]);
    }

    public BucketSide ToSide()
    {
        var builder = new BucketSideBuilder(_indices.Count);
        for (int place = 0; place < _indices.Count; place++)
            builder.Add(_indices[place], _counts[place].Value);
        return builder.Build();
    }
}
