namespace Instrumentation.Budgets;

/// <summary>A made-up history: events at irregular times, with gaps, late data and counter resets, and the SLO that they are of.</summary>
internal sealed class RandomHistory
{
    private static readonly string[] Zones = ["UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin"];

    // The clocks of Lord Howe go back by half an hour on 5 April and forward on 4 October; those of Berlin on 29 March and 25 October.
    private static readonly DateTimeOffset[] Starts =
    [
        new(2026, 4, 1, 7, 0, 0, TimeSpan.Zero), new(2026, 10, 1, 3, 0, 0, TimeSpan.Zero), new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 20, 11, 0, 0, TimeSpan.Zero),
    ];

    private RandomHistory(SloDefinition slo, List<(DateTimeOffset Time, long Good, long Bad)> events)
    {
        Slo = slo;
        Events = events;
    }

    public SloDefinition Slo { get; }

    /// <summary>The events in the order in which they are added.</summary>
    public List<(DateTimeOffset Time, long Good, long Bad)> Events { get; }

    public DateTimeOffset Latest => Events.Max(added => added.Time);

    public static RandomHistory Of(int seed)
    {
        var random = new Random(seed);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]);
        BudgetingMethod method = (BudgetingMethod)random.Next(3);
        var slo = new SloDefinition("api", new SliDefinition("api", SliType.Availability), (decimal[])[0.9m, 0.99m, 0.999m, 0.9995m] is var objectives ? objectives[random.Next(4)] : 0)
        {
            Method = method,
            Slice = TimeSpan.FromMinutes(((int[])[1, 5, 60])[random.Next(3)]),
            SliceObjective = random.Next(2) == 0 ? null : 0.95m,
            EmptySlices = EmptySlices.Excluded,
            Windows =
            [
                SloWindow.OneHour, SloWindow.OneDay, SloWindow.Rolling(TimeSpan.FromDays(3)), SloWindow.SevenDays, SloWindow.ThirtyDays,
                SloWindow.Calendar(CalendarPeriod.Day, zone), SloWindow.Calendar(CalendarPeriod.Week, zone), SloWindow.Calendar(CalendarPeriod.Month, zone),
                SloWindow.Calendar(CalendarPeriod.Quarter, zone), SloWindow.Calendar(CalendarPeriod.Year, zone),
            ],
        };
        return new RandomHistory(slo, Make(random, slo));
    }

    private static List<(DateTimeOffset Time, long Good, long Bad)> Make(Random random, SloDefinition slo)
    {
        var events = new List<(DateTimeOffset Time, long Good, long Bad)>();
        DateTimeOffset time = Starts[random.Next(Starts.Length)];
        long counter = 0;
        int count = random.Next(20, 150);
        for (int place = 0; place < count; place++)
        {
            time += TimeSpan.FromSeconds(10 * ((int[])[1, 6, 90, 1000, 5000])[random.Next(5)] * random.Next(1, 4));
            long good = random.Next(0, 2000);
            long bad = random.Next(4) == 0 ? random.Next(0, 400) : 0;
            // As a counter that is read, and now and then begins again at zero.
            long before = counter;
            counter = random.Next(20) == 0 ? good : counter + good;
            events.Add((time, counter < before ? counter : counter - before, bad));
            if (random.Next(8) == 0)
                events.Add((time - TimeSpan.FromSeconds(10 * random.Next(1, (int)(slo.Slice.TotalSeconds / 10 * 5))), random.Next(0, 100), random.Next(0, 50)));
        }

        return events;
    }
}
