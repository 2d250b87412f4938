using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Hosting;

// Turns the host's settings into a recorder's.
internal static class RecorderFactory
{
    public static StreamingMetrics Create(StreamingMonitoringOptions settings, TimeProvider time, IMeterFactory? meterFactory, ILogger logger)
    {
        var options = new StreamingMetricsOptions
        {
            TimeProvider = time,
            MeterFactory = meterFactory,
            Resource = settings.Resource,
            CardinalityLimit = settings.CardinalityLimit,
            ForgetIdleSeriesAfter = settings.ForgetIdleSeriesAfter,
            Exemplars = settings.Exemplars,
            ExemplarInterval = settings.ExemplarInterval,
            PublishToMeters = settings.PublishToMeters,
            NamingStandard = settings.NamingStandard,
            Capture = CaptureRules(settings),
            OnFault = fault => Log.RecorderFault(logger, fault.Reason, fault.Instrument, fault.Message, fault.Exception),
        };
        foreach ((string name, InstrumentSettings instrument) in settings.Instruments)
            options.Instruments[name] = instrument.ToOptions();
        return StreamingMetrics.Create(options);
    }

    // The first rule that matches decides, so what is left out stands first.
    internal static CaptureOptions CaptureRules(StreamingMonitoringOptions settings)
    {
        var capture = new CaptureOptions();
        if (!settings.Capture.Enabled || !settings.DetailedMetrics)
            return capture;
        IEnumerable<CaptureRule> rules =
        [
            .. settings.Capture.Exclude.Select(pattern => Rule(pattern, include: false)),
            .. settings.Capture.Include.Select(pattern => Rule(pattern, include: true)),
            .. settings.Capture.Defaults ? CaptureOptions.Defaults().Rules : [],
        ];
        foreach (CaptureRule rule in rules)
            capture.Rules.Add(rule);
        return capture;
    }

    private static CaptureRule Rule(string pattern, bool include) => pattern.Split('/', 2) is [var meter, var instrument]
        ? new CaptureRule(meter, instrument, include)
        : new CaptureRule(pattern, Include: include);
}
