using Instrumentation;
using Instrumentation.Health;
using Instrumentation.Rules;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds to the monitoring of a host.</summary>
public static class StreamingMonitoringBuilderExtensions
{
    /// <summary>Adds a component to the health summary.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="component">The component's name, as in <c>/health/{component}</c>; not empty and without a slash.</param>
    /// <param name="check">Checks the component. Its data become fields of the answer; an exception makes the component unhealthy and stays out of the answer.</param>
    /// <param name="timeout">How long the check may take before its token is cancelled and it counts as unhealthy; null for 10 seconds.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is empty or has a slash.</exception>
    public static StreamingMonitoringBuilder AddHealthCheck(
        this StreamingMonitoringBuilder builder, string component, Func<CancellationToken, Task<HealthCheckResult>> check, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(component);
        ArgumentNullException.ThrowIfNull(check);
        if (component.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException($"The component's name '{component}' has a slash, which its path cannot hold.", nameof(component));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(component, new DelegateHealthCheck(check), HealthStatus.Unhealthy, tags: null, timeout ?? TimeSpan.FromSeconds(10)));
        return builder;
    }

    /// <summary>Adds a rule file of Prometheus' format, to be evaluated in the process; read when the host starts.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="path">The file. One that cannot be read, or has a mistake, stops the start with a message that names line and column.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddRuleFile(this StreamingMonitoringBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.AddSingleton(new RuleSource(path));
        return builder;
    }

    /// <summary>Adds groups of rules, to be evaluated in the process.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="groups">The groups; names are unique among all groups that code adds.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddRules(this StreamingMonitoringBuilder builder, params IReadOnlyList<RuleGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(groups);
        builder.Services.AddSingleton(new RuleSource("", groups));
        return builder;
    }

    /// <summary>Adds alert rules, to be evaluated in the process; together they are the group <c>alerts</c>.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="rules">The rules; a name is unique among all alert rules that code adds. A mistake stops the start with a message that names the rule.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddAlertRules(this StreamingMonitoringBuilder builder, params IReadOnlyList<AlertRule> rules)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(rules);
        foreach (AlertRule rule in rules)
            builder.Services.AddSingleton(rule);
        return builder;
    }

    /// <summary>Adds a rule pack of the library, to be evaluated in the process. One that the setting <c>Rules:Packs</c> names as well is added once.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="pack">The pack.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddRulePack(this StreamingMonitoringBuilder builder, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(pack);
        builder.Services.AddSingleton(pack);
        return builder;
    }
}
