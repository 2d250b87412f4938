using Microsoft.Extensions.Logging;

namespace Instrumentation.Hosting;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Streaming monitoring started for {Summary}.")]
    public static partial void Started(ILogger logger, string summary);

    [LoggerMessage(2, LogLevel.Warning, "The setting {Name} means nothing here and is ignored; the nearest known one is {Nearest}.")]
    public static partial void UnknownSetting(ILogger logger, string name, string nearest);

    [LoggerMessage(3, LogLevel.Warning, "OTEL_RESOURCE_ATTRIBUTES is ignored: {Reason}.")]
    public static partial void ResourceAttributesIgnored(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Error, "The {Feature} is off because of {Key}: {Reason}")]
    public static partial void FeatureUnavailable(ILogger logger, string feature, string key, string reason);

    [LoggerMessage(5, LogLevel.Error, "The stage {Stage} of the monitoring cycle failed; it is tried again at each tick, and further failures are only counted.")]
    public static partial void StageFailed(ILogger logger, string stage, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "The monitoring cycle did not end in time and was abandoned.")]
    public static partial void CycleAbandoned(ILogger logger);

    [LoggerMessage(7, LogLevel.Warning, "The recorder survived a fault ({Reason}, instrument {Instrument}): {Message}")]
    public static partial void RecorderFault(ILogger logger, string reason, string? instrument, string message, Exception? exception);

    [LoggerMessage(9, LogLevel.Warning, "The rule {Rule} of the group {Group} fails: {Reason} It is evaluated again when it is due, and further failures are only counted.")]
    public static partial void RuleFailed(ILogger logger, string rule, string group, string reason);

    [LoggerMessage(10, LogLevel.Error, "The evaluation of the rule group {Group} ended early.")]
    public static partial void RuleGroupFailed(ILogger logger, string group, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "The disk refuses to keep the {State}: {Reason} Monitoring goes on in memory, and it is tried again.")]
    public static partial void PersistenceCeased(ILogger logger, string state, string reason);

    [LoggerMessage(12, LogLevel.Information, "The {State} are kept on disk again.")]
    public static partial void PersistenceResumed(ILogger logger, string state);

    [LoggerMessage(13, LogLevel.Warning, "The {State} on disk were damaged: {Segments} files, {Bytes} bytes. What came before the damage was restored, and the damaged files are kept aside.")]
    public static partial void PersistenceDamaged(ILogger logger, string state, long segments, long bytes);

    [LoggerMessage(14, LogLevel.Warning, "The indicator of the SLO {Slo} cannot be collected: {Reason} It is collected again when the next slice ends, and further failures are only counted.")]
    public static partial void SliFailed(ILogger logger, string slo, string reason);

    [LoggerMessage(15, LogLevel.Warning, "The receiver {Receiver} cannot be told: {Reason}. It is tried again, and further failures are only counted.")]
    public static partial void ReceiverCeased(ILogger logger, string receiver, string reason);

    [LoggerMessage(16, LogLevel.Information, "The receiver {Receiver} is told again.")]
    public static partial void ReceiverResumed(ILogger logger, string receiver);

    [LoggerMessage(17, LogLevel.Error, "The notifier survived a fault.")]
    public static partial void NotifierFault(ILogger logger, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "The listener survived a fault ({Reason}): {Message}")]
    public static partial void ListenerFault(ILogger logger, string reason, string message, Exception? exception);
}
