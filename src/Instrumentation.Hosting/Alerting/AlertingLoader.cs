using Instrumentation.Routing;
using Microsoft.Extensions.Options;

namespace Instrumentation.Alerting;

// Reads who is told. A mistake stops the start, so that nobody believes to be told who is not.
internal sealed class AlertingLoader(IEnumerable<AlertRouting> routings, IEnumerable<NamedReceiver> receivers, IOptions<StreamingMonitoringOptions> options)
{
    private static string FileKey => $"{StreamingMonitoringConstants.Section}:Alerting:ConfigurationFile";

    // Null where nobody is to be told.
    public AlertNotifierOptions? Load()
    {
        AlertingSettings settings = options.Value.Alerting;
        AlertRouting[] given = [.. routings];
        if (given.Length + (string.IsNullOrEmpty(settings.ConfigurationFile) ? 0 : 1) > 1)
            throw new InvalidOperationException($"There is more than one configuration of notifications; allowed is one, by AddAlertRouting or by {FileKey}.");
        Dictionary<string, INotificationReceiver> own = Own();
        AlertmanagerFile? configuration = given is [var routing] ? routing.Configuration
            : !string.IsNullOrEmpty(settings.ConfigurationFile) ? Read(settings.ConfigurationFile)
            : own.Count > 0 ? ToAll(own.Keys)
            : null;
        return configuration is null ? null : new AlertNotifierOptions
        {
            Configuration = configuration,
            Receivers = own,
            UnsupportedReceivers = new Dictionary<string, string>(settings.UnsupportedReceivers, StringComparer.Ordinal),
            ExternalUrl = options.Value.Rules.ExternalUrl,
            StartDelay = settings.StartDelay,
            RestartGrace = settings.RestartGrace,
        };
    }

    private Dictionary<string, INotificationReceiver> Own()
    {
        var own = new Dictionary<string, INotificationReceiver>(StringComparer.Ordinal);
        foreach (NamedReceiver receiver in receivers)
        {
            if (!own.TryAdd(receiver.Name, receiver.Receiver))
                throw new InvalidOperationException($"The receiver '{receiver.Name}' is there twice; give one of them another name.");
        }

        return own;
    }

    // Where nothing is said about routes, everybody is told of everything, by the name of the alert.
    private static AlertmanagerFile ToAll(IReadOnlyCollection<string> names) => new()
    {
        Route = new RouteDefinition
        {
            Receiver = names.First(),
            GroupBy = [Rules.AlertLabels.AlertName],
            Routes = [.. names.Select(name => new RouteDefinition { Receiver = name, Continue = true })],
        },
        Receivers = [.. names.Select(name => new ReceiverDefinition(name, []))],
    };

    private static AlertmanagerFile Read(string path)
    {
        try
        {
            return AlertmanagerFileReader.Parse(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidOperationException($"The file '{path}' of {FileKey} cannot be read: {exception.Message}", exception);
        }
    }
}
