using System.Text.Json;
using Instrumentation.Json;
using Instrumentation.Rules;

namespace Instrumentation.PrometheusApi;

// /api/v1/rules and alerts. Empty where the application evaluates no rules.
internal sealed class RuleEndpoints(IRuleStatusSource? source)
{
    public Task<ApiAnswer?> RulesAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        RuleFilter filter = RuleFilter.Parse(parameters);
        List<(RuleGroupReport Group, IReadOnlyList<RuleStatus> Rules)> wanted =
            [.. Groups().Where(filter.Wants).Select(group => (group, filter.RulesOf(group))).Where(static pair => pair.Item2.Count > 0)];
        return List("groups", json =>
        {
            foreach ((RuleGroupReport group, IReadOnlyList<RuleStatus> rules) in wanted)
                RuleJson.WriteGroup(json, group, rules, filter.WithAlerts);
        });
    }

    public Task<ApiAnswer?> AlertsAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        IReadOnlyList<RuleGroupReport> groups = Groups();
        return List("alerts", json =>
        {
            foreach (RuleStatus rule in groups.SelectMany(static group => group.Status.Rules))
                RuleJson.WriteAlerts(json, rule);
        });
    }

    private static Task<ApiAnswer?> List(string property, Action<Utf8JsonWriter> write) => Task.FromResult<ApiAnswer?>(ApiAnswer.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray(property);
        write(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private IReadOnlyList<RuleGroupReport> Groups() => source?.ReadGroups() ?? [];
}
