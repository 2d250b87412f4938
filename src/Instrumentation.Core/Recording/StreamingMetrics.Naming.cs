using Instrumentation.Recording;

namespace Instrumentation;

// The naming standard: names are checked when an instrument is created, labels when a series is. Captured instruments and those of the
// recorder itself are not the application's to name.
public sealed partial class StreamingMetrics
{
    private const string OwnPrefix = "instrumentation_";
    private long _namingViolations;

    // False when the series may not be created, which is counted.
    internal bool MayCreate(Instrument instrument, ReadOnlySpan<Tag> tags)
    {
        if (_options.NamingStandard == NamingStandardMode.Off || instrument.Info.Scope is not null || instrument.Name.StartsWith(OwnPrefix, StringComparison.Ordinal))
            return true;
        if (FaultOf(instrument.Name, instrument.Info.Kind, instrument.Info.Unit, tags, ofLabels: true) is not { } fault)
            return true;
        Interlocked.Increment(ref _namingViolations);
        if (_options.NamingStandard == NamingStandardMode.Warn)
        {
            Report(instrument.Name, fault);
            return true;
        }

        Interlocked.Increment(ref _rejected[(int)RejectReason.NamingStandard]);
        Report(instrument.Name, fault);
        return false;
    }

    private void Report(string instrument, string fault)
    {
        if (IsNews(RejectReason.NamingStandard, instrument))
            Tell(new MetricsFault(RejectReasonNames.Of(RejectReason.NamingStandard), instrument, fault, null));
    }

    private string? NamingStandardFault(string name, InstrumentKind kind, InstrumentOptions options)
    {
        if (_options.NamingStandard == NamingStandardMode.Off || name.StartsWith(OwnPrefix, StringComparison.Ordinal))
            return null;
        return FaultOf(name, kind, options.Unit, default, ofLabels: false);
    }

    private string? FaultOf(string name, InstrumentKind kind, string? unit, ReadOnlySpan<Tag> tags, bool ofLabels)
    {
        List<string> messages = [.. NamingStandard.Check(name, kind, unit, tags, Resource)
            .Where(violation => IsOfLabels(violation.Rule) == ofLabels)
            .Select(violation => violation.SuggestedName is null ? violation.Message : $"{violation.Message} Suggested: {violation.SuggestedName}.")];
        return messages.Count == 0 ? null : $"{name}: {string.Join(" ", messages)}";
    }

    private static bool IsOfLabels(NamingRule rule) => rule is NamingRule.RequiredLabel or NamingRule.LabelName;
}
