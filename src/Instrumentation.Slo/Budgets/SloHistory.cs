using Instrumentation.Budgets;

namespace Instrumentation;

/// <summary>The good and bad events of one SLO, or of one group of it, and how its objective stands over each of its windows.</summary>
/// <remarks>
/// <para>Events are counted exactly. A rolling window begins at the edge of the bucket that the asked begin lies in, as <see cref="SloResult.Start"/> states:
/// to the run of the cycle up to 6 hours, to 5 minutes up to 3 days, to the hour up to 92 days, and to the day up to 400 days. Periods of the calendar are exact.</para>
/// <para>Safe from any thread.</para>
/// </remarks>
public sealed class SloHistory
{
    private readonly Lock _lock = new();
    private readonly BudgetRings _rings;
    private readonly SliceAccumulator? _slices;
    private readonly BadMinutes _badMinutes = new();
    private readonly MeasuredTime _measured = new();
    private readonly WindowCursor[] _windows;
    private readonly WindowCursor[] _ratios;
    private ExclusionOverlay _exclusions = ExclusionOverlay.Empty;
    private EventCounts _all;

    /// <summary>Makes an empty history.</summary>
    /// <param name="slo">The SLO.</param>
    /// <param name="resolution">The time between two additions, from a second to a minute; null for 10 seconds.</param>
    public SloHistory(SloDefinition slo, TimeSpan? resolution = null)
        : this(slo, resolution ?? BudgetConstants.FinestResolution, new ZoneCalendar())
    {
    }

    internal SloHistory(SloDefinition slo, TimeSpan resolution, ZoneCalendar zones)
    {
        ArgumentNullException.ThrowIfNull(slo);
        Slo = slo;
        _rings = new BudgetRings(resolution, [.. slo.Windows.Where(window => window.IsCalendar).Select(window => window.Zone).DistinctBy(zone => zone.Id).Select(zones.DaysOf)]);
        _slices = slo.Method == BudgetingMethod.Occurrences ? null : new SliceAccumulator(slo);
        _windows = [.. slo.Windows.Select(_rings.Watch)];
        RatioWindows = new BurnRates.SloSeriesNames(slo).Windows;
        _ratios = [.. RatioWindows.Select(window => _rings.Watch(SloWindow.Rolling(window)))];
    }

    /// <summary>The SLO.</summary>
    public SloDefinition Slo { get; }

    /// <summary>All good events, or slices, since the beginning; it only grows, but for late events that change a slice's verdict.</summary>
    public double AllGood
    {
        get
        {
            lock (_lock)
                return _all.Good;
        }
    }

    /// <summary>All bad events, or slices, since the beginning.</summary>
    public double AllBad
    {
        get
        {
            lock (_lock)
                return _all.Bad;
        }
    }

    /// <summary>The bytes that the counts take.</summary>
    public int Bytes
    {
        get
        {
            lock (_lock)
                return _rings.Bytes + _badMinutes.Bytes + _measured.Bytes;
        }
    }

    /// <summary>Counts that came too late to be counted: for a slice that was closed long ago, or beyond what is kept.</summary>
    public long TooLate
    {
        get
        {
            lock (_lock)
                return _rings.TooLate + (_slices?.TooLate ?? 0);
        }
    }

    /// <summary>The excluded times.</summary>
    public IReadOnlyList<BudgetExclusion> Exclusions
    {
        get
        {
            lock (_lock)
                return _exclusions.Exclusions;
        }
    }

    internal IReadOnlyList<TimeSpan> RatioWindows { get; }

    /// <summary>Adds events that happened up to a time, which counts as measured.</summary>
    /// <param name="time">The time, that of the run of the cycle which read them; it may lie before that of earlier additions.</param>
    /// <param name="good">Good events, 0 or more.</param>
    /// <param name="bad">Bad events, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, NaN or infinite.</exception>
    public void Add(DateTimeOffset time, double good, double bad)
    {
        if (!(good >= 0) || double.IsInfinity(good))
            throw new ArgumentOutOfRangeException(nameof(good), good, "A number of events is 0 or more.");
        if (!(bad >= 0) || double.IsInfinity(bad))
            throw new ArgumentOutOfRangeException(nameof(bad), bad, "A number of events is 0 or more.");
        long now = time.ToUnixTimeMilliseconds();
        lock (_lock)
            Add(now, new EventCounts(good, bad));
    }

    /// <summary>Takes note that the indicator was measured for an interval, with or without events.</summary>
    /// <param name="from">The interval's begin.</param>
    /// <param name="to">Its end.</param>
    public void MarkMeasured(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
        {
            _measured.Measured(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
            CloseSlices(to.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>How the objective stands over each of its windows.</summary>
    /// <param name="time">The time, not before that of earlier calls.</param>
    /// <returns>A result for each window, in their order.</returns>
    public IReadOnlyList<SloResult> Evaluate(DateTimeOffset time)
    {
        lock (_lock)
            return Evaluate(time, _exclusions);
    }

    /// <summary>The ratio of bad events, or slices, over the time before another.</summary>
    /// <param name="window">How long before.</param>
    /// <param name="time">The time.</param>
    /// <returns>The ratio, 0 to 1; NaN where there was nothing.</returns>
    public double ErrorRatio(TimeSpan window, DateTimeOffset time)
    {
        lock (_lock)
        {
            long now = time.ToUnixTimeMilliseconds();
            CloseSlices(now);
            for (int place = 0; place < _ratios.Length; place++)
            {
                if (RatioWindows[place] == window)
                    return Counts(_ratios[place], now, _exclusions).Counts.ErrorRatio;
            }

            return Scan(SloWindow.Rolling(window), now).ErrorRatio;
        }
    }

    /// <summary>Says what an excluded time would change, and changes nothing.</summary>
    /// <param name="exclusion">The excluded time.</param>
    /// <param name="time">The time to evaluate at.</param>
    /// <returns>The results as they would be.</returns>
    /// <exception cref="ArgumentException">The exclusion ends before it begins, or recurs in a way that is not allowed.</exception>
    public IReadOnlyList<SloResult> TryExclusion(BudgetExclusion exclusion, DateTimeOffset time)
    {
        Check(exclusion);
        lock (_lock)
            return Evaluate(time, _exclusions.With(exclusion));
    }

    /// <summary>Excludes a time; one of the same name is replaced.</summary>
    /// <param name="exclusion">The excluded time.</param>
    /// <exception cref="ArgumentException">The exclusion ends before it begins, or recurs in a way that is not allowed.</exception>
    public void Exclude(BudgetExclusion exclusion)
    {
        Check(exclusion);
        lock (_lock)
            _exclusions = _exclusions.With(exclusion);
    }

    /// <summary>Takes an exclusion back; everything is then as if it had never been.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Include(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        lock (_lock)
        {
            ExclusionOverlay without = _exclusions.Without(id);
            bool wasThere = without.Exclusions.Count < _exclusions.Exclusions.Count;
            _exclusions = without;
            return wasThere;
        }
    }

    /// <summary>Takes a copy of all counts.</summary>
    /// <returns>The copy.</returns>
    public SloSnapshot Capture()
    {
        lock (_lock)
            return SloSnapshot.Of(_rings, _badMinutes, _measured, _slices, _all);
    }

    /// <summary>Puts the counts of a copy into this history, which has to be empty.</summary>
    /// <param name="snapshot">The copy.</param>
    /// <exception cref="InvalidOperationException">The history is not empty.</exception>
    public void Restore(SloSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lock (_lock)
        {
            if (_rings.Latest != long.MinValue)
                throw new InvalidOperationException("Only an empty history can be restored.");
            snapshot.CopyTo(_rings, _badMinutes, _measured, _slices);
            _all = snapshot.All;
        }
    }

    // The ratio for each of the windows that are recorded, NaN where there was nothing.
    internal void ReadErrorRatios(long now, Span<double> ratios)
    {
        lock (_lock)
        {
            CloseSlices(now);
            for (int place = 0; place < _ratios.Length; place++)
                ratios[place] = Counts(_ratios[place], now, _exclusions).Counts.ErrorRatio;
        }
    }

    internal EventCounts CountsWithin(TimeSpan window, long now)
    {
        lock (_lock)
        {
            CloseSlices(now);
            for (int place = 0; place < _ratios.Length; place++)
            {
                if (RatioWindows[place] == window)
                    return Counts(_ratios[place], now, _exclusions).Counts;
            }

            return Scan(SloWindow.Rolling(window), now);
        }
    }

    // The buckets of a window, for forecasts: each bucket's begin and counts.
    internal IReadOnlyList<(long Begin, EventCounts Counts)> Buckets(BudgetTier tier, long from)
    {
        lock (_lock)
        {
            BucketRing ring = _rings.Ring(tier);
            var buckets = new List<(long Begin, EventCounts Counts)>();
            for (long place = ring.FirstFrom(_rings.EdgeAt(tier, from)); place < ring.End; place++)
                buckets.Add((ring.Key(place), Bucket(tier, ring, place)));
            return buckets;
        }
    }

    // The days of a time, in the zone of the first window that has one, for reports and trends. A day that has no events is not there.
    internal IReadOnlyList<(DateOnly Day, EventCounts Counts)> Days(DateTimeOffset from, DateTimeOffset to)
    {
        TimeZoneInfo zone = Slo.Windows.FirstOrDefault(window => window.IsCalendar)?.Zone ?? TimeZoneInfo.Utc;
        long end = to.ToUnixTimeMilliseconds();
        return
        [
            .. Buckets(BudgetTier.Days, from.ToUnixTimeMilliseconds()).Where(bucket => bucket.Begin < end)
                .GroupBy(bucket => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(bucket.Begin), zone).DateTime))
                .Select(day => (day.Key, day.Aggregate(default(EventCounts), (sum, bucket) => sum + bucket.Counts)))
                .Where(day => day.Item2.Total > 0),
        ];
    }

    // The part of a time that was measured, 0 to 1.
    internal decimal Coverage(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
            return _measured.Coverage(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
    }

    private static void Check(BudgetExclusion exclusion)
    {
        ArgumentNullException.ThrowIfNull(exclusion);
        if (exclusion.To <= exclusion.From)
            throw new ArgumentException($"The exclusion {exclusion.Id} ends before it begins.", nameof(exclusion));
        if (exclusion.Recurrence is { } recurrence && (recurrence.Days < 1 || exclusion.To - exclusion.From > TimeSpan.FromDays(recurrence.Days)))
            throw new ArgumentException($"The exclusion {exclusion.Id} comes again before it has ended; allowed are 1 day or more, and no less than its length.", nameof(exclusion));
    }

    private void Add(long now, EventCounts counts)
    {
        if (_measured.Until < now)
            _measured.Measured(Math.Max(_measured.Until, now - (long)TimeSpan.FromMinutes(1).TotalMilliseconds), now);
        if (_slices is null)
            Count(now, counts);
        else if (_slices.Add(now, counts) is var (end, change))
            Count(end, change);
    }

    private void Count(long time, EventCounts counts)
    {
        counts = counts.Rounded();
        if (counts is { Good: 0, Bad: 0 })
            return;
        _all += counts;
        _rings.Add(time, counts);
        if (counts.Bad == 0)
            return;
        int room = (BudgetConstants.MaxBytes - _rings.Bytes - _measured.Bytes) / BadMinutes.BytesEach;
        _badMinutes.Add(time, counts.Bad, Math.Clamp(room, BudgetConstants.LeastBadMinutes, BudgetConstants.MostBadMinutes));
    }

    private void CloseSlices(long now)
    {
        if (_slices is null)
            return;
        foreach ((long end, EventCounts counts) in _slices.CloseUntil(now, _measured.Since == long.MaxValue ? now : MeasuredSince()))
            Count(end, counts);
    }

    private EventCounts Bucket(BudgetTier tier, BucketRing ring, long place)
    {
        var counts = new EventCounts(ring.Good(place), ring.Bad(place));
        if (_exclusions.Exclusions.Count == 0)
            return counts;
        long key = ring.Key(place);
        (long begin, long end) = tier == BudgetTier.Ticks ? (key - 1, key) : (key, _rings.EndOf(tier, key));
        return (counts + ExcludedCounts.Of(_rings, _badMinutes, _exclusions, begin, end, _rings.Latest).Change).AtLeastNothing();
    }

    // Slices of times without measurement are not empty but unknown.
    private long MeasuredSince() => _measured.Gaps.Count > 0 ? Math.Max(_measured.Gaps[^1].To, _measured.Since) : _measured.Since;

    private (EventCounts Counts, bool IsProrated) Counts(WindowCursor cursor, long now, ExclusionOverlay exclusions)
    {
        EventCounts counts = _rings.Read(cursor, now);
        if (exclusions.Exclusions.Count == 0)
            return (counts, false);
        (EventCounts change, bool isProrated) = ExcludedCounts.Of(_rings, _badMinutes, exclusions, cursor.Start, now);
        return ((counts + change).AtLeastNothing(), isProrated);
    }

    private EventCounts Scan(SloWindow window, long now)
    {
        BudgetTier tier = BudgetRings.TierFor(window.Length);
        BucketRing ring = _rings.Ring(tier);
        (long key, long start) = _rings.Begin(tier, window, now);
        EventCounts counts = default;
        for (long place = ring.FirstFrom(key); place < ring.End; place++)
            counts += new EventCounts(ring.Good(place), ring.Bad(place));
        return counts + ExcludedCounts.Of(_rings, _badMinutes, _exclusions, start, now).Change;
    }

    private SloResult[] Evaluate(DateTimeOffset time, ExclusionOverlay exclusions)
    {
        long now = time.ToUnixTimeMilliseconds();
        CloseSlices(now);
        var results = new SloResult[_windows.Length];
        for (int place = 0; place < results.Length; place++)
        {
            (EventCounts counts, bool isProrated) = Counts(_windows[place], now, exclusions);
            results[place] = ResultMath.Of(Slo, _windows[place].Window, counts, (_windows[place].Start, now)) with
            {
                IsProrated = isProrated,
                Coverage = _measured.Coverage(_windows[place].Start, now),
            };
        }

        return results;
    }
}
