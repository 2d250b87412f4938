using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Reports;

public sealed class SloReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Days_add_up_to_the_time_of_the_report()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(metrics, Slo("api", 0.99m));
        Play(monitor, metrics, [("api", [(1000, 0), (990, 10), (900, 100), (1000, 0)])]);

        SloReport report = SloReport.OfDays(monitor, 4, Start.AddDays(4).AddSeconds(-1));

        SloReportEntry entry = report.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(entry.Days.Select(day => (day.Date.Day, day.Good, day.Bad, day.IsMet)), Is.EqualTo([(1, 1000m, 0m, true), (2, 990m, 10m, true), (3, 900m, 100m, false), (4, 1000m, 0m, (bool?)true)]));
            Assert.That((entry.Good, entry.Bad, entry.Compliance), Is.EqualTo((3890m, 110m, 3890m / 4000m)));
            Assert.That((entry.IsMet, entry.Consumed), Is.EqualTo(((bool?)false, 2.75m)));
            Assert.That(entry.Days.Sum(day => day.BudgetShare), Is.EqualTo(2.75m));
            Assert.That(entry.Violations.Select(day => day.Date), Is.EqualTo([new DateOnly(2026, 5, 3)]));
            Assert.That(entry.Trend.Volatility, Is.EqualTo(Deviation(1, 0.99, 0.9, 1)).Within(1e-12));
            Assert.That((report.Measured, report.Met, report.OverallCompliance), Is.EqualTo((1, 0, 0m)));
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 30)]
    public Property A_report_holds_what_the_history_holds_whatever_the_days() =>
        Prop.ForAll(
            Gen.Choose(0, 500).Zip(Gen.Choose(0, 50)).ListOf(12).ToArbitrary(),
            days =>
            {
                using StreamingMetrics metrics = StreamingMetrics.Create();
                SloMonitor monitor = Monitor(metrics, Slo("api", 0.9m));
                Play(monitor, metrics, [("api", [.. days])]);
                SloReport report = SloReport.OfDays(monitor, days.Count, Start.AddDays(days.Count).AddSeconds(-1));
                SloReportEntry entry = report.Entries.Single();
                return entry.Good == days.Sum(day => day.Item1) && entry.Bad == days.Sum(day => day.Item2)
                    && entry.Violations.Count() == days.Count(day => day.Item1 + day.Item2 > 0 && day.Item1 < 0.9m * (day.Item1 + day.Item2))
                    && entry.Days.Count == days.Count(day => day.Item1 + day.Item2 > 0);
            });

    [Test]
    public void What_is_excluded_is_in_no_day_and_comes_back_with_the_exclusions_end()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(metrics, Slo("api", 0.99m));
        Play(monitor, metrics, [("api", [(1000, 0), (500, 500), (1000, 0)])]);
        monitor.Exclude("api", new BudgetExclusion("move", Start.AddDays(1), Start.AddDays(2), "moved", "ana"));

        Assert.That(Last().Days.Select(day => day.Date.Day), Is.EqualTo([1, 3]));
        Assert.That(Last().Compliance, Is.EqualTo(1m));
        monitor.Include("api", "move", "ana");
        Assert.That(Last().Bad, Is.EqualTo(500m));

        SloReportEntry Last() => SloReport.OfDays(monitor, 3, Start.AddDays(3).AddSeconds(-1)).Entries.Single();
    }

    [Test]
    public void A_month_is_that_of_its_zone()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        SloMonitor monitor = Monitor(metrics, Slo("api", 0.9m) with { Windows = [SloWindow.Calendar(CalendarPeriod.Month, berlin)] });
        Play(monitor, metrics, [("api", [.. Enumerable.Repeat((10, 0), 40)])]);

        SloReport report = SloReport.OfMonth(monitor, new DateOnly(2026, 5, 20), berlin);

        Assert.That((report.From, report.To), Is.EqualTo((Start.AddHours(-2), Start.AddDays(31).AddHours(-2))));
        Assert.That(report.Entries.Single().Days, Has.Count.EqualTo(31));
        Assert.That(SloReport.OfMonth(monitor, new DateOnly(2026, 6, 1), berlin).Entries.Single().Days, Has.Count.EqualTo(9));
        Assert.That(SloReport.OfMonth(monitor, new DateOnly(2026, 7, 1), berlin).OverallCompliance, Is.Null);
    }

    [TestCase(CompositeKind.Weighted, 0.975)]
    [TestCase(CompositeKind.WorstOf, 0.9)]
    [TestCase(CompositeKind.SerialProduct, 0.9)]
    public void A_composite_is_reported_by_its_members(CompositeKind kind, double sli)
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(
            metrics,
            new SloBuilder("whole").Objective(0.95m).Composite(kind, new CompositeMember("good", 3), new CompositeMember("bad", 1)).Build(),
            Slo("good", 0.9m),
            Slo("bad", 0.9m));
        Play(monitor, metrics, [("good", [(10, 0), (10, 0)]), ("bad", [(9, 1), (9, 1)])]);

        SloReportEntry whole = SloReport.OfDays(monitor, 2, Start.AddDays(2).AddSeconds(-1)).Entries.Single(entry => entry.Status.Slo.Name == "whole");

        Assert.That((double)whole.Compliance!.Value, Is.EqualTo(sli).Within(1e-12));
        Assert.That(whole.Days.Select(day => (double)day.Sli), Has.All.EqualTo(sli).Within(1e-12));
        Assert.That((double)whole.Days.Sum(day => day.BudgetShare)!.Value, Is.EqualTo((double)whole.Consumed!.Value).Within(1e-12));
    }

    [Test]
    public void Recommendations_follow_from_the_figures()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(
            metrics,
            Slo("missed", 0.99m) with { Policy = "workbook" },
            Slo("spare", 0.9m),
            Slo("worse", 0.5m),
            Slo("rare", 0.999m),
            Slo("idle", 0.999m));
        Play(monitor, metrics,
        [
            ("missed", [.. Enumerable.Range(0, 20).Select(day => day == 7 ? (500, 500) : (1000, 0))]),
            ("spare", [.. Enumerable.Repeat((1000, 1), 20)]),
            ("worse", [.. Enumerable.Range(0, 20).Select(day => (1000 - (20 * day), 20 * day))]),
            ("rare", [.. Enumerable.Repeat((20, 0), 20)]),
        ]);

        SloReport report = SloReport.OfDays(monitor, 20, Start.AddDays(20).AddSeconds(-1));

        Assert.Multiple(() =>
        {
            Assert.That(Of("missed"), Has.Some.StartsWith("It was missed: 250 % of what may be bad was.").And.Some.Contains("2026-05-08 alone took 250 % of the budget: the policy workbook asks for a postmortem"));
            Assert.That(Of("missed"), Has.Some.StartsWith("Its days differ by more than its budget"));
            Assert.That(Of("spare"), Has.Some.EqualTo("Only 0.999 % of what may be bad was. 99.5 % could be promised, or more risk taken."));
            Assert.That(Of("worse"), Has.Some.StartsWith("It gets worse every day, and will be missed on 2026-05-26 if that goes on (confidence 100 %)"));
            Assert.That(Of("rare"), Has.Some.StartsWith("Its 400 events allow 0.4 bad ones"));
            Assert.That(Of("idle"), Is.EqualTo(["Nothing was measured: record its events, or take the SLO out."]));
        });

        IReadOnlyList<string> Of(string slo) => report.Entries.Single(entry => entry.Status.Slo.Name == slo).Recommendations;
    }

    [Test]
    public void The_report_for_people_and_that_for_programs_are_the_approved_ones()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(
            metrics,
            new SloBuilder("api_availability").Objective("99.9%").Describe("Requests are answered. | <b>", "payments", SloPriority.Critical).Policy("workbook").Cost(perEvent: 0.5m, currency: "EUR").Build(),
            new SloBuilder("latency").Latency(TimeSpan.FromMilliseconds(200)).Objective("95%").GroupBy("tenant").Build(),
            new SloBuilder("idle").Objective("99%").Build());
        Play(monitor, metrics, [("api_availability", [(10000, 1), (10000, 2), (9000, 1000)])], () => monitor.GetRecorder("latency").For("acme").RecordLatency(0.1), minutes: 1);
        SloReport report = SloReport.OfDays(monitor, 3, Start.AddDays(3).AddSeconds(-1));
        var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Indented = true }))
            SloJson.Write(writer, report);

        TestKit.Approved.Verify(report.ToMarkdown(), "SloReportTests.markdown");
        TestKit.Approved.Verify(Encoding.UTF8.GetString(body.ToArray()), "SloReportTests.json");
    }

    [Test]
    public void A_report_has_1_to_400_days()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        SloMonitor monitor = Monitor(metrics, Slo("api", 0.9m));
        Assert.That(() => SloReport.OfDays(monitor, 0, Start), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => SloReport.OfDays(monitor, 401, Start), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => SloReport.Of(monitor, Start, Start.AddSeconds(-1)), Throws.ArgumentException);
    }

    private static SloDefinition Slo(string name, decimal objective) => new SloBuilder(name).Objective(objective).Build();

    private static SloMonitor Monitor(StreamingMetrics metrics, params SloDefinition[] definitions) => new(new SloMonitorOptions { Definitions = definitions }, metrics);

    // Each day's events at noon of that day, with runs in between.
    private static void Play(SloMonitor monitor, StreamingMetrics metrics, (string Slo, (int Good, int Bad)[] Days)[] slos, Action? beside = null, int minutes = 720)
    {
        monitor.Run(metrics.Snapshot(), Start);
        for (int day = 0; day < slos.Max(slo => slo.Days.Length); day++)
        {
            foreach ((string name, (int Good, int Bad)[] days) in slos)
            {
                monitor.GetRecorder(name).RecordGood(days[day].Good);
                monitor.GetRecorder(name).RecordBad(days[day].Bad);
            }

            beside?.Invoke();
            monitor.Run(metrics.Snapshot(), Start.AddDays(day).AddHours(12));
            for (int minute = minutes; minute < 1440; minute += minutes)
                monitor.Run(metrics.Snapshot(), Start.AddDays(day).AddHours(12).AddMinutes(minute));
        }
    }

    private static double Deviation(params double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
