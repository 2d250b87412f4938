namespace Instrumentation;

/// <summary>The state of all series at one time. Filled by <see cref="IMetricSource.Collect"/>, again and again, without allocating in steady state.</summary>
/// <remarks>
/// Counters and buckets never go down from one snapshot to the next while the start time of their series stays. Not safe for concurrent
/// use; give each reader a snapshot of its own.
/// </remarks>
public sealed class MetricSnapshot
{
    private MetricFamily[] _families = [];
    private int _count;

    /// <summary>When the snapshot was taken.</summary>
    public DateTimeOffset Timestamp { get; private set; }

    /// <summary>What is known of the application as a whole.</summary>
    public ResourceInfo Resource { get; private set; } = ResourceInfo.Empty;

    /// <summary>The instruments with their series, in order of their names (ordinal), then of their scopes. One without series is left out.</summary>
    public ReadOnlySpan<MetricFamily> Families => _families.AsSpan(0, _count);

    /// <summary>Finds an instrument of the metrics API by name, or a captured one where the API has none of that name.</summary>
    /// <param name="name">The instrument's name as it was recorded.</param>
    /// <returns>The family, or null when the instrument has no series.</returns>
    public MetricFamily? Find(string name)
    {
        foreach (MetricFamily family in Families)
        {
            if (string.Equals(family.Instrument.Name, name, StringComparison.Ordinal))
                return family;
        }

        return null;
    }

    /// <summary>Reads one series: a counter's total, a gauge's value, the count of a histogram or summary.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="tags">All tags of the series, in any order.</param>
    /// <returns>The value, or NaN when there is no such series.</returns>
    public double Value(string name, params ReadOnlySpan<Tag> tags) => Series(name, tags)?.Value ?? double.NaN;

    /// <summary>Finds one series.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="tags">All tags of the series, in any order.</param>
    /// <returns>The series, or null.</returns>
    public SeriesPoint? Series(string name, params ReadOnlySpan<Tag> tags)
    {
        LabelSet labels = LabelSet.From(tags);
        foreach (MetricFamily family in Families)
        {
            if (!string.Equals(family.Instrument.Name, name, StringComparison.Ordinal))
                continue;
            foreach (ref readonly SeriesPoint point in family.Series)
            {
                if (point.Labels == labels)
                    return point;
            }
        }

        return null;
    }

    internal void Begin(DateTimeOffset timestamp, ResourceInfo resource)
    {
        Timestamp = timestamp;
        Resource = resource;
        _count = 0;
    }

    internal MetricFamily Add(InstrumentInfo instrument, int expectedSeries)
    {
        if (_count == _families.Length)
            Array.Resize(ref _families, Math.Max(16, _count * 2));
        ref MetricFamily? slot = ref _families[_count]!;
        if (slot is null)
        {
            slot = new MetricFamily(instrument);
        }
        else if (!ReferenceEquals(slot.Instrument, instrument))
        {
            MakeRoomFor(instrument);
        }

        MetricFamily added = _families[_count++];
        added.Clear(expectedSeries);
        return added;
    }

    // An instrument was added since the last time: the families behind it move up by one and keep their buffers.
    private void MakeRoomFor(InstrumentInfo instrument)
    {
        int found = Array.FindIndex(_families, _count, family => family is not null && ReferenceEquals(family.Instrument, instrument));
        if (found > _count)
        {
            MetricFamily keep = _families[found];
            Array.Copy(_families, _count, _families, _count + 1, found - _count);
            _families[_count] = keep;
            return;
        }

        if (_families[^1] is not null)
            Array.Resize(ref _families, _families.Length * 2);
        Array.Copy(_families, _count, _families, _count + 1, _families.Length - _count - 1);
        _families[_count] = new MetricFamily(instrument);
    }
}
