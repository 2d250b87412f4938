using Instrumentation.Recording;

namespace Instrumentation;

// Instruments: declared, or created on first use.
public sealed partial class StreamingMetrics
{
    internal const int MaxNameLength = 255;

    /// <inheritdoc/>
    public Counter CreateCounter(string name, InstrumentOptions? options = null)
    {
        Instrument instrument = Declare(name, InstrumentKind.Counter, options);
        return new Counter(this, instrument.Info.Name, tags => (CounterSeries)Bind(instrument, tags));
    }

    /// <inheritdoc/>
    public Gauge CreateGauge(string name, InstrumentOptions? options = null)
    {
        Instrument instrument = Declare(name, InstrumentKind.Gauge, options);
        return new Gauge(this, instrument.Info.Name, tags => (GaugeSeries)Bind(instrument, tags));
    }

    /// <inheritdoc/>
    public Histogram CreateHistogram(string name, InstrumentOptions? options = null)
    {
        Instrument instrument = Declare(name, InstrumentKind.Histogram, options);
        return new Histogram(this, instrument.Info.Name, tags => (HistogramSeries)Bind(instrument, tags));
    }

    /// <inheritdoc/>
    public Summary CreateSummary(string name, InstrumentOptions? options = null)
    {
        Instrument instrument = Declare(name, InstrumentKind.Summary, options);
        return new Summary(this, instrument.Info.Name, tags => (SummarySeries)Bind(instrument, tags));
    }

    /// <inheritdoc/>
    public TimerScope Time(string name, params ReadOnlySpan<Tag> tags)
    {
        Instrument? instrument = InstrumentFor(name, InstrumentKind.Histogram);
        return instrument?.Resolve(tags, wait: true, out _) is HistogramSeries series ? new TimerScope(series, Clock, instrument.TimeUnitsPerSecond) : default;
    }

    // Finds an instrument or creates it; null when the measurement is refused, which is counted.
    internal Instrument? InstrumentFor(string name, InstrumentKind kind)
    {
        // Most names are literals, whose address says which instrument they are.
        ref Instrument? guess = ref _byReference[(int)(ReferenceCache.Hash(name) >> 56)];
        if (guess is { IsRejected: false } known && ReferenceEquals(known.Name, name) && known.Info.Kind == kind)
            return known;
        if (name is not null && _instruments.TryGetValue(name, out Instrument? found))
        {
            guess = found;
            if (found.IsRejected)
                Reject(RejectReason.NamingStandard, name);
            else if (found.Info.Kind == kind)
                return found;
            else
                Reject(RejectReason.KindMismatch, name);
            return null;
        }

        if (string.IsNullOrEmpty(name) || name.Length > MaxNameLength)
            Reject(RejectReason.InvalidName, null);
        else if (_disposed)
            Reject(RejectReason.Disposed, name);
        else if (_instruments.Count >= MaxInstruments)
            Reject(RejectReason.TooManyInstruments, name);
        else
            return Create(name, kind, null) is { IsRejected: false } created && created.Info.Kind == kind ? created : InstrumentFor(name, kind);
        return null;
    }

    // An instrument of another meter: kept apart from those of this API, whatever its name.
    internal Instrument CreateCaptured(InstrumentScope scope, string name, InstrumentKind kind, InstrumentOptions options)
    {
        var info = new InstrumentInfo(name, kind, options.Unit, options.Description, scope);
        var instrument = new Instrument(this, info, Complete(name, kind, options), declared: true);
        lock (_creating)
            Enlist(instrument);
        return instrument;
    }

    private static InstrumentOptions Complete(string name, InstrumentKind kind, InstrumentOptions options) => kind switch
    {
        InstrumentKind.Histogram when options.Layout == HistogramLayout.Explicit && options.Boundaries is null
            => options with { Boundaries = [.. IsInSeconds(name, options.Unit) ? InstrumentConstants.SecondsBoundaries : InstrumentConstants.DefaultBoundaries] },
        InstrumentKind.Summary when options.Quantiles is null => options with { Quantiles = [.. InstrumentConstants.Quantiles] },
        _ => options,
    };

    private static bool IsInSeconds(string name, string? unit)
        => unit is null ? name.EndsWith("_seconds", StringComparison.Ordinal) || name.EndsWith(".seconds", StringComparison.Ordinal) : unit == "s";

    private static bool SameShape(InstrumentOptions left, InstrumentOptions right, InstrumentKind kind) => kind switch
    {
        InstrumentKind.Histogram => left.Layout == right.Layout
            && (left.Layout == HistogramLayout.Exponential
                ? left.MaxScale == right.MaxScale && left.MaxBuckets == right.MaxBuckets
                : left.Boundaries!.SequenceEqual(right.Boundaries!)),
        InstrumentKind.Summary => left.SummaryWindow == right.SummaryWindow && left.Quantiles!.SequenceEqual(right.Quantiles!),
        _ => true,
    };

    private Instrument Declare(string name, InstrumentKind kind, InstrumentOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaxNameLength)
            throw new ArgumentException($"An instrument's name has at most {MaxNameLength} characters; this one has {name.Length}.", nameof(name));
        if (options is not null)
            StreamingMetricsOptionsValidator.Validate(options, $"{name}: ");
        if (_options.NamingStandard == NamingStandardMode.Reject && NamingStandardFault(name, kind, options ?? ConfiguredOptions(name)) is { } fault)
            throw new ArgumentException(fault, nameof(name));
        Instrument instrument = _instruments.TryGetValue(name, out Instrument? found) ? found : Create(name, kind, options);
        if (instrument.Info.Kind != kind)
            throw new InvalidOperationException($"{name} is a {instrument.Info.Kind} and cannot be declared as a {kind}.");
        if (options is not null)
            Redeclare(instrument, Complete(name, kind, options));
        return instrument;
    }

    // Unit and description may come after the first use; how values are divided may not, because they are divided already.
    private void Redeclare(Instrument instrument, InstrumentOptions options)
    {
        InstrumentKind kind = instrument.Info.Kind;
        if (!SameShape(instrument.Options, options, kind))
            throw new InvalidOperationException($"{instrument.Info.Name} exists with other buckets, quantiles or window; declare it before its first use, and everywhere alike.");
        if (instrument.Declared)
            return;
        lock (_creating)
        {
            instrument.Info = new InstrumentInfo(instrument.Info.Name, kind, options.Unit, options.Description, null);
            instrument.Declared = true;
        }
    }

    private Instrument Create(string name, InstrumentKind kind, InstrumentOptions? options)
    {
        bool declared = options is not null;
        options ??= ConfiguredOptions(name);
        string? fault = _options.NamingStandard == NamingStandardMode.Off ? null : NamingStandardFault(name, kind, options);
        Instrument created;
        lock (_creating)
        {
            if (_instruments.TryGetValue(name, out Instrument? existing))
                return existing;
            var info = new InstrumentInfo(name, kind, options.Unit, options.Description, scope: null);
            created = new Instrument(this, info, Complete(name, kind, options), declared)
            {
                IsRejected = fault is not null && _options.NamingStandard == NamingStandardMode.Reject,
            };

            // Before anybody can find it, so that its first series has all that it needs.
            InstrumentCreated(created);
            _instruments[name] = created;
            Enlist(created);
        }

        // Without the lock, because listeners run their own code when an instrument appears.
        _publisher?.Publish(created);
        if (fault is not null)
        {
            Interlocked.Increment(ref _namingViolations);
            Tell(new MetricsFault(RejectReasonNames.Of(RejectReason.NamingStandard), name, fault, null));
        }

        return created;
    }

    private InstrumentOptions ConfiguredOptions(string name)
        => _options.Instruments.TryGetValue(name, out InstrumentOptions? configured) ? configured : new InstrumentOptions();

    private void Enlist(Instrument instrument)
    {
        var sorted = new Instrument[_sorted.Length + 1];
        int at = Array.BinarySearch(_sorted, instrument, InstrumentOrder.Instance);
        at = at < 0 ? ~at : at + 1;
        Array.Copy(_sorted, sorted, at);
        sorted[at] = instrument;
        Array.Copy(_sorted, at, sorted, at + 1, _sorted.Length - at);
        Volatile.Write(ref _sorted, sorted);
    }

    private static Series Bind(Instrument instrument, ReadOnlySpan<Tag> tags)
        => instrument.Resolve(tags, wait: true, out _)
            ?? throw new ArgumentException($"{instrument.Info.Name}: {Describe(RejectReason.InvalidTags)}, or the naming standard refuses them.", nameof(tags));
}
