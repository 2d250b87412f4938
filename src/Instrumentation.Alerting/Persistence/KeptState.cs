using System.Text.Json;
using Instrumentation.Dispatching;
using Instrumentation.Journal;
using Instrumentation.Notifications;

namespace Instrumentation.Persistence;

/// <summary>What the journal keeps of a machine: read before there is one, captured from it after.</summary>
internal sealed class KeptState : IJournaledState
{
    /// <summary>The version of the records.</summary>
    public const int Version = 1;

    private readonly Dictionary<AlertFingerprint, Alert> _alerts = [];
    private readonly Dictionary<string, Silence> _silences = new(StringComparer.Ordinal);
    private readonly Dictionary<NotificationLogKey, NotificationLogEntry> _log = [];
    private readonly Dictionary<NotificationLogKey, PendingNotification> _due = [];

    /// <summary>The machine, once there is one.</summary>
    public NotificationMachine? Machine { get; set; }

    /// <summary>What was read.</summary>
    public MachineState State => new([.. _alerts.Values], [.. _silences.Values], [.. _log], [.. _due.Values]);

    public void Clear()
    {
        _alerts.Clear();
        _silences.Clear();
        _log.Clear();
        _due.Clear();
    }

    public void Restore(JournalEntry entry)
    {
        using JsonDocument document = JsonDocument.Parse(entry.Payload.ToArray());
        JsonElement item = document.RootElement;
        switch ((StateRecordKind)entry.Type)
        {
            case StateRecordKind.Alert:
                Alert alert = StateJson.ReadAlert(item);
                _alerts[alert.Fingerprint] = alert;
                break;
            case StateRecordKind.Silence:
                Silence silence = StateJson.ReadSilence(item);
                _silences[silence.Id] = silence;
                break;
            case StateRecordKind.Told:
                NotificationLogKey told = StateJson.ReadKey(item);
                _log[told] = StateJson.ReadEntry(item);
                _due.Remove(told);
                break;
            case StateRecordKind.Due:
                PendingNotification pending = StateJson.ReadPending(item);
                _due[pending.Key] = pending;
                break;
            case StateRecordKind.GivenUp:
                _due.Remove(StateJson.ReadKey(item));
                break;
        }
    }

    public Action<JournalCheckpointWriter> Capture()
    {
        MachineState state = Machine?.Capture() ?? State;
        return writer =>
        {
            foreach (Alert alert in state.Alerts)
                writer.Write((byte)StateRecordKind.Alert, StateJson.Write(alert));
            foreach (Silence silence in state.Silences)
                writer.Write((byte)StateRecordKind.Silence, StateJson.Write(silence));
            foreach ((NotificationLogKey key, NotificationLogEntry entry) in state.Log)
                writer.Write((byte)StateRecordKind.Told, StateJson.Write(key, entry));
            foreach (PendingNotification pending in state.Deliveries)
                writer.Write((byte)StateRecordKind.Due, StateJson.Write(pending));
        };
    }
}
