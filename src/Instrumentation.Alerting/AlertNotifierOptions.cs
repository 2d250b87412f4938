using Instrumentation.Delivery;
using Instrumentation.Journal;

namespace Instrumentation;

/// <summary>Settings of an <see cref="AlertNotifier"/>. Read once, when it is opened.</summary>
public sealed class AlertNotifierOptions
{
    /// <summary>Who is told of what.</summary>
    public required AlertmanagerFile Configuration { get; set; }

    /// <summary>
    /// Receivers of the application's own, by the names that the configuration gives them; they are told beside the integrations that it has for them. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, INotificationReceiver> Receivers { get; set; } = System.Collections.Immutable.ImmutableDictionary<string, INotificationReceiver>.Empty;

    /// <summary>
    /// What to do with integrations of types that cannot be delivered to from here, by their type: the name of the receiver that is told in their place. Default: none,
    /// so that such an integration refuses the start and nothing is dropped silently.
    /// </summary>
    public IReadOnlyDictionary<string, string> UnsupportedReceivers { get; set; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>Where people can look at the alerts, for links. Default: nowhere.</summary>
    public string ExternalUrl { get; set; } = "";

    /// <summary>Where alerts, silences and notifications are kept across restarts. Default: nowhere.</summary>
    public JournalOptions Journal { get; set; } = new();

    /// <summary>How long after the start nothing is told, so that rules can be evaluated first; 0 to an hour. Default: 0.</summary>
    public TimeSpan StartDelay { get; set; }

    /// <summary>How long alerts that fired before a restart go on after it without being reported again, so that an outage resolves nothing; 0 to a day. Default: 10 minutes.</summary>
    public TimeSpan RestartGrace { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Is told of every attempt to deliver, for metrics and logs; called from several threads at a time. Default: nobody.</summary>
    public Action<DeliveryAttempt>? OnAttempt { get; set; }

    /// <summary>Is told of exceptions inside, after which work goes on. Default: nobody.</summary>
    public Action<Exception>? OnFault { get; set; }
}
