namespace Instrumentation.Simulation;

/// <summary>Plays scripted outages.</summary>
internal static class OutageRun
{
    // Phases of the evaluations that are tried.
    private const int Phases = 10;

    public static TimeSpan? Slowest(OutageScenario scenario, SloDefinition slo, BurnRateSeverity severity)
    {
        TimeSpan slowest = TimeSpan.Zero;
        for (int phase = 0; phase < Phases; phase++)
        {
            if (FirstAlert(scenario, slo, severity, scenario.Interval * phase / Phases) is not { } time)
                return null;
            slowest = time > slowest ? time : slowest;
        }

        return slowest;
    }

    /// <summary>The time from the first failure to the alert, where evaluations come so long after it.</summary>
    public static TimeSpan? FirstAlert(OutageScenario scenario, SloDefinition slo, BurnRateSeverity severity, TimeSpan phase)
    {
        var history = new SloHistory(slo, scenario.Interval);
        DateTimeOffset outage = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset end = outage + scenario.Length;
        TimeSpan clean = scenario.CleanHistory ?? scenario.LongestWindow;
        DateTimeOffset time = outage - TimeSpan.FromTicks(clean.Ticks / scenario.Interval.Ticks * scenario.Interval.Ticks) + phase;
        DateTimeOffset before = time - scenario.Interval;
        if (clean == TimeSpan.Zero)
            before = outage;
        for (; time <= end + scenario.Interval; before = time, time += scenario.Interval)
        {
            Add(history, scenario, (before, time), (outage, end));
            if (time > outage && BurnRateEvaluator.Fires(slo, BurnRateEvaluator.Evaluate(history, time), severity))
                return time - outage;
        }

        return null;
    }

    private static void Add(SloHistory history, OutageScenario scenario, (DateTimeOffset From, DateTimeOffset To) run, (DateTimeOffset From, DateTimeOffset To) outage)
    {
        if (run.To <= run.From)
            return;
        double all = scenario.Traffic * (run.To - run.From).TotalSeconds;
        double failing = Math.Max((Min(run.To, outage.To) - Max(run.From, outage.From)).TotalSeconds, 0);
        double bad = scenario.Traffic * failing * (double)scenario.ErrorRatio;
        history.Add(run.To, Math.Max(all - bad, 0), bad);
    }

    private static DateTimeOffset Min(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
