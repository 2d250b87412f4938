using Instrumentation;
using Instrumentation.Alerting;
using Instrumentation.Health;
using Instrumentation.Rules;
using Instrumentation.Slos;
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

    /// <summary>Says who is told of which alerts, in place of the file that the setting <c>Alerting:ConfigurationFile</c> names.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="configuration">The configuration. One that names an integration which cannot be delivered to stops the start, see <see cref="AlertingSettings.UnsupportedReceivers"/>.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddAlertRouting(this StreamingMonitoringBuilder builder, AlertmanagerFile configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddSingleton(new AlertRouting(configuration));
        return builder;
    }

    /// <summary>Adds a receiver of alerts.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="name">The name that the configuration gives it; without a configuration, every receiver is told of every alert, grouped by its name.</param>
    /// <param name="receiver">Tells somebody.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddAlertReceiver(this StreamingMonitoringBuilder builder, string name, INotificationReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(receiver);
        builder.Services.AddSingleton(new NamedReceiver(name, receiver));
        return builder;
    }

    /// <summary>Adds an SLO. Whoever takes a <see cref="SloMonitor"/> records its events and reads how it stands.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="name">The SLO's name.</param>
    /// <param name="configure">Says what it promises.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">Something is missing or outside its range; the message says what.</exception>
    public static StreamingMonitoringBuilder AddSlo(this StreamingMonitoringBuilder builder, string name, Action<SloBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var slo = new SloBuilder(name);
        configure(slo);
        return builder.AddSlo(slo.Build());
    }

    /// <summary>Adds an SLO.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="slo">The SLO; its name is unique among all.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddSlo(this StreamingMonitoringBuilder builder, SloDefinition slo)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(slo);
        builder.Services.AddSingleton(slo);
        return builder;
    }

    /// <summary>Adds a file of SLO definitions: our own, Sloth's, or another that <see cref="SloFileReader"/> reads; read when the host starts.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="path">The file. One that cannot be read, or has a mistake, stops the start with a message that names line, column and key.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddSloFile(this StreamingMonitoringBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.AddSingleton(new SloFileSource(path));
        return builder;
    }

    /// <summary>Adds SLOs that come with the library, their policies, and the alerts over them. A pack that the setting <c>Slo:Packs</c> names as well is added once, as here.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="choose">
    /// Gives each of its SLOs as it is to be, such as with another objective; null leaves it out, which keeps the deployment gate from asking for what the application does
    /// not do. Null for all as they are.
    /// </param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddSloPack(this StreamingMonitoringBuilder builder, SloPack pack, Func<SloDefinition, SloDefinition?>? choose = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(pack);
        builder.Services.AddSingleton(new SloPackSource(pack, choose ?? (static slo => slo)));
        return builder;
    }

    /// <summary>Adds a budget policy that SLOs may name.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddBudgetPolicy(this StreamingMonitoringBuilder builder, BudgetPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(policy);
        builder.Services.AddSingleton(policy);
        return builder;
    }

    /// <summary>Adds a Prometheus-compatible server that the indicators of SLOs may ask.</summary>
    /// <param name="builder">The monitoring's builder.</param>
    /// <param name="name">The name by which indicators refer to it, not empty.</param>
    /// <param name="server">The server.</param>
    /// <returns>The builder.</returns>
    public static StreamingMonitoringBuilder AddPrometheusServer(this StreamingMonitoringBuilder builder, string name, RemotePrometheus server)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(server);
        builder.Services.AddSingleton(provider => new NamedSliQuery(name, new PrometheusSliQuery(server, time: provider.GetService<TimeProvider>())));
        return builder;
    }
}
