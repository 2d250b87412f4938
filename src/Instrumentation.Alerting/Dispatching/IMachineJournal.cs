using Instrumentation.Notifications;

namespace Instrumentation.Dispatching;

/// <summary>Is told what changes of what outlives a restart; called while the machine is used, so it must not wait.</summary>
internal interface IMachineJournal
{
    void AlertChanged(Alert alert);

    void SilenceChanged(Silence silence);

    /// <summary>An integration has what the log says.</summary>
    void Told(NotificationLogKey key, NotificationLogEntry entry);

    /// <summary>A delivery ended without success.</summary>
    void GivenUp(NotificationLogKey key);
}
