namespace Instrumentation.Simulation;

public sealed class SimulationCsvTests
{
    [Test]
    public void A_line_without_heading_is_time_good_bad() =>
        Assert.That(SimulationCsv.Parse("60,9,1\n2026-01-01T00:00:00Z,8,2\n", "a.csv"), Is.EqualTo([
            new SimulationPoint(DateTimeOffset.UnixEpoch.AddMinutes(1), 9, 1), new SimulationPoint(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 8, 2)]));

    [Test]
    public void A_heading_may_have_totals_and_any_order() =>
        Assert.That(SimulationCsv.Parse("Bad, time, total\r\n1,60,10\r\n", "a.csv"), Is.EqualTo([new SimulationPoint(DateTimeOffset.UnixEpoch.AddMinutes(1), 9, 1)]));

    [TestCase("60,9,x", 1, 6, "'x' cannot be read")]
    [TestCase("60,-1,0", 1, 4, "'-1' cannot be read")]
    [TestCase("60,1", 1, 6, "'' cannot be read")]
    [TestCase("60,1,0,7", 1, 8, "'7' cannot be read")]
    [TestCase("soon,1,0", 1, 1, "time, bad, and either good or total")]
    [TestCase("time,good\n60,1", 1, 1, "has the columns time, good")]
    [TestCase("time,good,bad,total\n60,1,1,2", 1, 1, "either good or total")]
    [TestCase("time,good,bad,bad\n60,1,1,2", 1, 1, "each once")]
    [TestCase("time,total,bad\n60,1,2", 2, 6, "'2' cannot be read")]
    [TestCase("time,good,worse\n60,1,2", 1, 11, "is no column")]
    public void What_cannot_be_read_is_named_with_its_place(string text, int line, int column, string message)
    {
        SloFileException error = Assert.Throws<SloFileException>(() => SimulationCsv.Parse(text, "a.csv"))!;

        Assert.That(error.Problems, Has.Some.Matches<SloFileProblem>(problem => problem!.Line == line && problem.Column == column && problem.Message.Contains(message, StringComparison.Ordinal)), error.Message);
    }
}
