using System.Diagnostics;

namespace Instrumentation.Benchmarks.Ratios;

/// <summary>Runs two loops in turn, many short times each, so that a change of the machine's speed meets both; medians are compared.</summary>
public static class Contest
{
    private const int Rounds = 31;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(8);

    /// <summary>Compares on one thread.</summary>
    /// <param name="name">The row's name.</param>
    /// <param name="ours">Runs the operation so many times.</param>
    /// <param name="baselineName">What it is compared with.</param>
    /// <param name="baseline">Runs that so many times.</param>
    /// <param name="limit">The ratio that must not be exceeded, or null.</param>
    /// <returns>The row in nanoseconds an operation.</returns>
    public static RatioRow OneThread(string name, Action<int> ours, string baselineName, Action<int> baseline, double? limit)
    {
        int oursCount = Calibrate(ours);
        int baselineCount = Calibrate(baseline);
        var oursTimes = new double[Rounds];
        var baselineTimes = new double[Rounds];
        long bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            oursTimes[round] = Time(ours, oursCount);
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            baselineTimes[round] = Time(baseline, baselineCount);
        }

        return Row(name, "ns", oursTimes, baselineName, baselineTimes, limit, 1, (double)bytes / ((long)oursCount * Rounds));
    }

    /// <summary>Compares on two threads that work on the same target at the same time.</summary>
    /// <param name="name">The row's name.</param>
    /// <param name="ours">Runs the operation so many times.</param>
    /// <param name="baselineName">What it is compared with.</param>
    /// <param name="baseline">Runs that so many times.</param>
    /// <param name="limit">The ratio that must not be exceeded, or null.</param>
    /// <param name="baselineThreads">How many threads run the baseline.</param>
    /// <returns>The row in nanoseconds an operation of each thread.</returns>
    public static RatioRow TwoThreads(string name, Action<int> ours, string baselineName, Action<int> baseline, double? limit, int baselineThreads = 2)
    {
        int oursCount = Calibrate(ours) / 2;
        int baselineCount = Calibrate(baseline) / 2;
        var oursTimes = new double[Rounds];
        var baselineTimes = new double[Rounds];
        long bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            oursTimes[round] = TimeTogether(ours, oursCount, 2, out long allocated);
            bytes += allocated;
            baselineTimes[round] = TimeTogether(baseline, baselineCount, baselineThreads, out _);
        }

        return Row(name, "ns", oursTimes, baselineName, baselineTimes, limit, 2, (double)bytes / (2L * oursCount * Rounds));
    }

    /// <summary>Compares two operations that take long enough to be timed one by one.</summary>
    /// <param name="name">The row's name.</param>
    /// <param name="ours">The operation.</param>
    /// <param name="baselineName">What it is compared with.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="limit">The ratio that must not be exceeded, or null.</param>
    /// <returns>The row in microseconds an operation.</returns>
    public static RatioRow Whole(string name, Action ours, string baselineName, Action baseline, double? limit)
    {
        var oursTimes = new double[Rounds];
        var baselineTimes = new double[Rounds];

        // Long enough for the optimising compiler to be done with both.
        long until = Stopwatch.GetTimestamp() + (Stopwatch.Frequency * 3 / 2);
        while (Stopwatch.GetTimestamp() < until)
        {
            ours();
            baseline();
        }

        long bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            oursTimes[round] = Time(ours) / 1000;
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            baselineTimes[round] = Time(baseline) / 1000;
        }

        return Row(name, "us", oursTimes, baselineName, baselineTimes, limit, 1, (double)bytes / Rounds);
    }

    private static RatioRow Row(string name, string unit, double[] ours, string baselineName, double[] baseline, double? limit, int threads, double bytes)
    {
        double oursMedian = Median(ours);
        double baselineMedian = Median(baseline);
        double[] ratios = [.. ours.Zip(baseline, (left, right) => left / right).Order()];
        double spread = ratios[^(Rounds / 4)] - ratios[Rounds / 4];
        return new RatioRow(name, unit, oursMedian, baselineName, baselineMedian, oursMedian / baselineMedian, limit, spread, threads, bytes);
    }

    private static int Calibrate(Action<int> loop)
    {
        // Long enough for the optimising compiler to be done with it.
        long until = Stopwatch.GetTimestamp() + (Stopwatch.Frequency * 3 / 10);
        int count = 1024;
        double perOperation = 1;
        while (Stopwatch.GetTimestamp() < until)
        {
            perOperation = Time(loop, count);
            count = Math.Clamp((int)(Round.TotalNanoseconds / Math.Max(perOperation, 0.1)), 1024, 50_000_000) / 8;
        }

        return Math.Clamp((int)(Round.TotalNanoseconds / Math.Max(perOperation, 0.1)), 1024, 50_000_000);
    }

    private static double Time(Action<int> loop, int count)
    {
        long start = Stopwatch.GetTimestamp();
        loop(count);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private static double Time(Action operation)
    {
        long start = Stopwatch.GetTimestamp();
        operation();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static double TimeTogether(Action<int> loop, int count, int threads, out long allocated)
    {
        var times = new double[threads];
        var bytes = new long[threads];
        using var start = new Barrier(threads);
        Thread[] running = [.. Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            long before = GC.GetAllocatedBytesForCurrentThread();
            times[index] = Time(loop, count);
            bytes[index] = GC.GetAllocatedBytesForCurrentThread() - before;
        }))];
        foreach (Thread thread in running)
            thread.Start();
        foreach (Thread thread in running)
            thread.Join();
        allocated = bytes.Sum();
        return times.Average();
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
