namespace Instrumentation.Import;

public class OpenSloWriterTests
{
    private static readonly SliDefinition Orders =
        new("orders", SliType.Availability) { Source = new EventQuerySource("sum(rate(orders_total[{{.window}}]))", bad: "sum(rate(orders_total{result=\"bad\"}[{{.window}}]))") };

    private static readonly SloDefinition Slo = new("checkout", Orders, 0.999m) { Service = "shop" };

    private static IEnumerable<SloDefinition> Definitions()
    {
        yield return Slo;
        yield return Slo with { Method = BudgetingMethod.RatioTimeslices, Slice = TimeSpan.FromMinutes(5), Windows = [SloWindow.Rolling(TimeSpan.FromDays(60))] };
        yield return Slo with { Indicator = Orders with { Source = new EventQuerySource("orders_total", good: "orders_total{result=\"ok\"}") }, Description = "Orders: \"taken\"" };
        yield return Slo with { Indicator = Orders with { Source = new RatioQuerySource("bad:ratio{a=\"}\"}\n  + 0") }, Method = BudgetingMethod.RatioTimeslices };
        yield return Slo with
        {
            Indicator = Orders with { Source = new ValueQuerySource("max(age)"), Threshold = 0.25, Direction = Comparison.Below },
            Method = BudgetingMethod.Timeslices,
            SliceObjective = 0.9m,
            Windows = [SloWindow.Calendar(CalendarPeriod.Quarter, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"))],
        };
    }

    [TestCaseSource(nameof(Definitions))]
    public void What_is_written_is_valid_and_read_back_as_it_was(SloDefinition slo)
    {
        string text = OpenSloFile.Write([slo]);
        Assert.That(OpenSloFile.Validate(text, "a.yaml"), Is.Empty, text);
        SloFile file = OpenSloText.Read(text, isLenient: false);
        SloDefinition read = file.Definitions.Single();
        Assert.That(file.Warnings, Is.Empty);
        Assert.That((read.Name, read.Service, read.Objective, read.Method, read.SliceObjective), Is.EqualTo((slo.Name, slo.Service, slo.Objective, slo.Method, slo.SliceObjective)));
        Assert.That((read.Windows[0].ToString(), read.Slice), Is.EqualTo((slo.Windows[0].ToString(), slo.Slice)));
        Assert.That(read.Indicator.Source, Is.EqualTo(slo.Indicator.Source));
        Assert.That(read.Indicator.Threshold, Is.EqualTo(slo.Indicator.Threshold));
        Assert.That(read.Alerting!.Pairs, Is.EqualTo(slo.Alerting!.Pairs));
    }

    [Test]
    public void A_composite_is_written_with_its_members()
    {
        SloDefinition[] slos =
        [
            Slo with { Name = "all-0" }, Slo with { Name = "all-1", Objective = 0.99m },
            Slo with { Name = "all", Objective = 0.995m, Composite = new CompositeDefinition(CompositeKind.Weighted, [new("all-0", 2), new("all-1")]) },
        ];
        IReadOnlyList<SloDefinition> read = OpenSloText.Read(OpenSloFile.Write(slos), isLenient: false).Definitions;
        Assert.That(read.Select(slo => slo.Name), Is.EqualTo(new[] { "all-0", "all-1", "all" }));
        Assert.That(read[2].Composite!.Members, Is.EqualTo(slos[2].Composite!.Members));
    }

    [Test]
    public void A_name_that_OpenSLO_does_not_allow_is_changed_and_shown() =>
        Assert.That(OpenSloFile.Write([Slo with { Name = "Check out" }]), Does.Contain("  name: check-out\n  displayName: Check out\n"));

    [Test]
    public void Recorded_events_are_written_as_the_series_that_they_are() =>
        Assert.That(OpenSloFile.Write([Slo with { Indicator = Orders with { Source = SliSource.Recorded } }]), Does.Contain("sli_events_total{slo=").And.Contain("counter: true"));

    [Test]
    public void What_OpenSLO_has_no_words_for_is_refused()
    {
        Assert.That(() => OpenSloFile.Write([Slo with { Windows = [SloWindow.OneDay, SloWindow.SevenDays] }]), Throws.ArgumentException.With.Message.Contains("several windows"));
        Assert.That(() => OpenSloFile.Write([Slo with { Method = BudgetingMethod.Timeslices, Slice = TimeSpan.FromSeconds(10) }]), Throws.ArgumentException);
    }
}
