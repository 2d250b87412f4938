using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Objectives;

namespace Instrumentation.Recording;

public sealed class SloRecorderTests
{
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property A_value_is_judged_as_the_comparison_says_to_the_last_digit()
    {
        Gen<double> number = Gen.OneOf(
            Gen.Elements(0.0, -0.0, double.Epsilon, -double.Epsilon, 1.0, -1.0, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN),
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(value => (double)value));
        var cases =
            from direction in Gen.Elements(Enum.GetValues<Comparison>())
            from threshold in number.Where(double.IsFinite)
            from steps in Gen.Choose(-1, 1)
            from other in number
            from near in Gen.Elements(true, false)
            select (direction, threshold, near ? steps < 0 ? Math.BitDecrement(threshold) : steps > 0 ? Math.BitIncrement(threshold) : threshold : other);
        return Prop.ForAll(cases.ToArbitrary(), given =>
        {
            (Comparison direction, double threshold, double value) = given;
            using StreamingMetrics metrics = StreamingMetrics.Create();
            SloDefinition slo = new SloBuilder("value").Quality(threshold).Objective(0.5m).Build();
            slo = slo with { Indicator = slo.Indicator with { Direction = direction } };
            new SloMonitor(new SloMonitorOptions { Definitions = [slo] }, metrics).GetRecorder("value").RecordValue(value);
            double good = metrics.Snapshot().Value("sli_events_total", ("slo", "value"), ("sli", "value"), ("result", "good"));
            return good == (Comparisons.Holds(direction, value, threshold) ? 1 : 0);
        });
    }
}
