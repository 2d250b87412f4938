using System.Text.Json;

namespace Instrumentation.Conformance.Slo;

/// <summary>Events per minute, and when alerts fire.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Total">All events of each minute.</param>
/// <param name="Bad">Bad events of each minute.</param>
/// <param name="Page">From which minute to which a page fires.</param>
/// <param name="Ticket">From which minute to which a ticket is open.</param>
internal sealed record BurnScenario(string Name, double[] Total, double[] Bad, (int From, int To)[] Page, (int From, int To)[] Ticket)
{
    public static IEnumerable<BurnScenario> In(string path)
    {
        JsonElement scenarios = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path)).GetProperty("scenarios");
        foreach (JsonProperty scenario in scenarios.EnumerateObject())
        {
            yield return new BurnScenario(
                scenario.Name,
                Runs(scenario.Value.GetProperty("totalPerMinute")),
                Runs(scenario.Value.GetProperty("badPerMinute")),
                Intervals(scenario.Value.GetProperty("pageFiringMinutes")),
                Intervals(scenario.Value.GetProperty("ticketFiringMinutes")));
        }
    }

    private static double[] Runs(JsonElement runs) => [.. runs.EnumerateArray().SelectMany(run => Enumerable.Repeat(run[1].GetDouble(), run[0].GetInt32()))];

    private static (int From, int To)[] Intervals(JsonElement intervals) => [.. intervals.EnumerateArray().Select(interval => (interval[0].GetInt32(), interval[1].GetInt32()))];
}
