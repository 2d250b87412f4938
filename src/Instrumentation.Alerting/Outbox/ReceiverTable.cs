using Instrumentation.Notifications;

namespace Instrumentation.Outbox;

/// <summary>Who delivers for each integration of a configuration.</summary>
internal sealed class ReceiverTable
{
    private readonly Dictionary<IntegrationId, INotificationReceiver> _receivers = [];

    private ReceiverTable()
    {
    }

    public INotificationReceiver this[IntegrationId id] => _receivers[id];

    /// <summary>Makes the table.</summary>
    /// <exception cref="InvalidOperationException">An integration cannot be delivered to from here, and no other takes its place.</exception>
    public static ReceiverTable Create(AlertNotifierOptions options, ReceiverFactory factory)
    {
        var table = new ReceiverTable();
        foreach (string name in options.Receivers.Keys.Where(name => options.Configuration.Receivers.All(receiver => receiver.Name != name)))
            throw new InvalidOperationException($"Receivers has '{name}', which the configuration does not name; it names {Names(options)}.");
        var missing = new List<IntegrationId>();
        foreach (ReceiverDefinition receiver in options.Configuration.Receivers)
        {
            foreach (IntegrationDefinition integration in receiver.Integrations)
            {
                var id = new IntegrationId(receiver.Name, integration.Type, integration.Index);
                if (factory.Create(integration) is { } made)
                    table._receivers.Add(id, made);
                else
                    missing.Add(id);
            }

            if (options.Receivers.TryGetValue(receiver.Name, out INotificationReceiver? own))
                table._receivers.Add(new IntegrationId(receiver.Name, IntegrationId.OwnType, 0), own);
        }

        foreach (IntegrationId id in missing)
            table._receivers.Add(id, table.Substitute(id, options));
        return table;
    }

    private ReceiverGroup Substitute(IntegrationId id, AlertNotifierOptions options)
    {
        if (!options.UnsupportedReceivers.TryGetValue(id.Type, out string? name))
        {
            throw new InvalidOperationException(
                $"{id} cannot be delivered to from here, and UnsupportedReceivers does not say who is told in place of {id.Type}; it can be one of {Names(options)}.");
        }

        INotificationReceiver[] others = [.. _receivers.Where(receiver => receiver.Key.Receiver == name && receiver.Value is not ReceiverGroup).Select(receiver => receiver.Value)];
        return others.Length > 0
            ? new ReceiverGroup(others)
            : throw new InvalidOperationException($"UnsupportedReceivers has '{name}' in place of {id.Type}, which tells nobody; it can be one of {Names(options)}.");
    }

    private static string Names(AlertNotifierOptions options) => string.Join(", ", options.Configuration.Receivers.Select(receiver => receiver.Name));
}
