using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>Keeps the latest exemplars of all series in memory, up to a number; the oldest to come in go first.</summary>
/// <remarks>Safe from any thread.</remarks>
public sealed class ExemplarStore : IExemplarSource
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SeriesLabels, Queue<ExemplarSample>> _series = [];
    private readonly Queue<SeriesLabels> _order = [];
    private readonly int _capacity;

    /// <summary>Makes an empty store.</summary>
    /// <param name="capacity">How many exemplars it may hold, 1 to 10,000,000; one takes some 500 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is outside its range.</exception>
    public ExemplarStore(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 10_000_000);
        _capacity = capacity;
    }

    /// <summary>How many exemplars there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _order.Count;
        }
    }

    /// <summary>Adds an exemplar.</summary>
    /// <param name="series">The series that it stands for, such as a bucket's.</param>
    /// <param name="exemplar">The exemplar, later than those that the series has.</param>
    /// <returns>False when the series has one of this time or a later one.</returns>
    public bool TryAdd(SeriesLabels series, ExemplarSample exemplar)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(exemplar);
        lock (_gate)
        {
            if (!_series.TryGetValue(series, out Queue<ExemplarSample>? kept))
                _series.Add(series, kept = new Queue<ExemplarSample>(1));
            else if (kept.Last().TimestampUnixMs >= exemplar.TimestampUnixMs)
                return false;
            kept.Enqueue(exemplar);
            _order.Enqueue(series);
            if (_order.Count > _capacity)
                DropOldest();
            return true;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExemplarSeries>> SelectExemplarsAsync(
        IReadOnlyList<IReadOnlyList<LabelMatcher>> selectors, long fromUnixMs, long toUnixMs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selectors);
        cancellationToken.ThrowIfCancellationRequested();
        var found = new List<ExemplarSeries>();
        lock (_gate)
        {
            foreach ((SeriesLabels labels, Queue<ExemplarSample> kept) in _series)
            {
                if (!selectors.Any(matchers => matchers.All(matcher => matcher.Matches(labels[matcher.Name]))))
                    continue;
                ExemplarSample[] inside = [.. kept.Where(exemplar => exemplar.TimestampUnixMs >= fromUnixMs && exemplar.TimestampUnixMs <= toUnixMs)];
                if (inside.Length > 0)
                    found.Add(new ExemplarSeries(labels, inside));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<ExemplarSeries>>(found);
    }

    private void DropOldest()
    {
        SeriesLabels oldest = _order.Dequeue();
        Queue<ExemplarSample> kept = _series[oldest];
        kept.Dequeue();
        if (kept.Count == 0)
            _series.Remove(oldest);
    }
}
