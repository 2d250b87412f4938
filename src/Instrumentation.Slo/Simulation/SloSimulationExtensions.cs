namespace Instrumentation;

/// <summary>Asks SLOs what they would do.</summary>
public static class SloSimulationExtensions
{
    /// <summary>Scripts an outage, for a test such as <c>Assert.That(slo.Outage(TimeSpan.FromMinutes(10)).PagesWithin(TimeSpan.FromSeconds(67)))</c>.</summary>
    /// <param name="slo">The SLO.</param>
    /// <param name="length">How long the outage lasts.</param>
    /// <returns>The outage, to be refined and asked.</returns>
    public static OutageScenario Outage(this SloDefinition slo, TimeSpan length) => new(slo, length);

    /// <summary>Replays a history and reports which alerts fire, when, and how well they tell significant incidents from others.</summary>
    /// <param name="slo">The SLO.</param>
    /// <param name="points">The history, in order of time.</param>
    /// <param name="options">How to replay it; null for the defaults.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The points are not in order of time.</exception>
    public static SimulationReport Replay(this SloDefinition slo, IEnumerable<SimulationPoint> points, SimulationOptions? options = null) =>
        Simulation.Replay.Run(slo, points, options ?? new SimulationOptions());
}
