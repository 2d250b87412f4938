using System.Globalization;

namespace Instrumentation.Recording;

// One place for every range of the recorder's options and of an instrument's.
internal static class StreamingMetricsOptionsValidator
{
    private static readonly TimeSpan MaxIdle = TimeSpan.FromDays(30);

    internal static void Validate(StreamingMetricsOptions options)
    {
        Require(options.TimeProvider is not null, nameof(options.TimeProvider), "null", "a time provider");
        Require(options.Resource is not null, nameof(options.Resource), "null", "what is known of the application, which may be nothing");
        RequireRange(options.CardinalityLimit, 1, InstrumentConstants.MaxCardinalityLimit, nameof(options.CardinalityLimit));
        RequireRange(options.ExemplarInterval, TimeSpan.Zero, TimeSpan.FromHours(1), nameof(options.ExemplarInterval));
        if (options.ForgetIdleSeriesAfter is { } idle)
            RequireRange(idle, TimeSpan.FromSeconds(1), MaxIdle, nameof(options.ForgetIdleSeriesAfter));
        Require(options.Capture is not null, nameof(options.Capture), "null", "a set of rules, which may be empty");
        RequireRange(options.Capture!.PollTimeout, CaptureConstants.MinPollTimeout, CaptureConstants.MaxPollTimeout, "Capture.PollTimeout");
        Require(Enum.IsDefined(options.Exemplars), nameof(options.Exemplars), options.Exemplars.ToString(), "Off, TraceBased or Always");
        Require(Enum.IsDefined(options.NamingStandard), nameof(options.NamingStandard), options.NamingStandard.ToString(), "Off, Warn or Reject");
        foreach ((string name, InstrumentOptions instrument) in options.Instruments)
        {
            Require(instrument is not null, $"Instruments[{name}]", "null", "an instrument's options");
            Validate(instrument!, $"Instruments[{name}].");
        }
    }

    internal static void Validate(InstrumentOptions options, string prefix)
    {
        RequireRange(options.MaxScale, InstrumentConstants.MinScale, InstrumentConstants.MaxScale, prefix + nameof(options.MaxScale));
        RequireRange(options.MaxBuckets, 4, InstrumentConstants.MaxBuckets, prefix + nameof(options.MaxBuckets));
        RequireRange(options.SummaryWindow, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), prefix + nameof(options.SummaryWindow));
        Require(Enum.IsDefined(options.Layout), prefix + nameof(options.Layout), options.Layout.ToString(), "Explicit or Exponential");
        if (options.CardinalityLimit is { } limit)
            RequireRange(limit, 1, InstrumentConstants.MaxCardinalityLimit, prefix + nameof(options.CardinalityLimit));
        RequireAscending(options.Boundaries, prefix + nameof(options.Boundaries), double.MinValue, double.MaxValue, InstrumentConstants.MaxBoundaries, "finite and strictly ascending numbers, at most 512");
        RequireAscending(options.Quantiles, prefix + nameof(options.Quantiles), 0, 1, 64, "strictly ascending numbers from 0 to 1, at most 64");
    }

    private static void RequireAscending(IReadOnlyList<double>? values, string name, double least, double most, int count, string range)
    {
        if (values is null)
            return;
        string text = string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        bool valid = values.Count <= count;
        for (int index = 0; index < values.Count; index++)
            valid &= values[index] >= least && values[index] <= most && (index == 0 || values[index] > values[index - 1]);
        Require(valid, name, text, range);
    }

    private static void RequireRange<T>(T value, T least, T most, string name)
        where T : IComparable<T>
        => Require(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, name, $"{value}", $"from {least} to {most}");

    private static void Require(bool valid, string name, string value, string range)
    {
        if (!valid)
            throw new ArgumentException($"{name} is {value}; allowed is {range}.", name);
    }
}
