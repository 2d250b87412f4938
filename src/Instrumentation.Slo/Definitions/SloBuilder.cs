using System.Globalization;
using Instrumentation.Definitions;
using Instrumentation.Rules;

namespace Instrumentation;

/// <summary>Defines an SLO in code, a call for each thing that it has of its own.</summary>
/// <remarks>Not safe from several threads.</remarks>
public sealed class SloBuilder
{
    private readonly string _name;
    private bool _hasPairs;
    private SloDefinition _slo;

    /// <summary>Begins a definition: events that are recorded as good or bad, over the last 30 days, with the alerts of <see cref="BurnRatePair.DefaultFor"/>.</summary>
    /// <param name="name">The SLO's name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public SloBuilder(string name)
    {
        _slo = new SloDefinition(name, new SliDefinition(name, SliType.Availability), objective: null);
        _name = name;
    }

    /// <summary>Requests have to be answered: <see cref="SloRecorder.RecordAvailability"/>.</summary>
    /// <returns>The builder.</returns>
    public SloBuilder Availability() => Indicator(SliType.Availability, threshold: null);

    /// <summary>Requests have to be answered in time: <see cref="SloRecorder.RecordLatency(TimeSpan)"/>.</summary>
    /// <param name="threshold">The longest time that is good.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Latency(TimeSpan threshold) => Indicator(SliType.Latency, threshold.TotalSeconds);

    /// <summary>Requests must not fail.</summary>
    /// <returns>The builder.</returns>
    public SloBuilder ErrorRate() => Indicator(SliType.ErrorRate, threshold: null);

    /// <summary>So much has to be got through.</summary>
    /// <param name="perSecond">The least number of events per second that is good.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Throughput(double perSecond) => Indicator(SliType.Throughput, perSecond);

    /// <summary>Answers have to be good enough.</summary>
    /// <param name="score">The least score that is good.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Quality(double score) => Indicator(SliType.Quality, score);

    /// <summary>Data have to be fresh: <see cref="SloRecorder.RecordFreshness"/>.</summary>
    /// <param name="age">The greatest age that is good.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Freshness(TimeSpan age) => Indicator(SliType.Freshness, age.TotalSeconds);

    /// <summary>Answers have to be right: <see cref="SloRecorder.RecordAccuracy{T}"/>.</summary>
    /// <returns>The builder.</returns>
    public SloBuilder Correctness() => Indicator(SliType.Correctness, threshold: null);

    /// <summary>Data have to be processed.</summary>
    /// <returns>The builder.</returns>
    public SloBuilder Coverage() => Indicator(SliType.Coverage, threshold: null);

    /// <summary>Data have to be kept.</summary>
    /// <returns>The builder.</returns>
    public SloBuilder Durability() => Indicator(SliType.Durability, threshold: null);

    /// <summary>Names the indicator otherwise than the SLO.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Sli(string name) => With(_slo with { Indicator = _slo.Indicator with { Name = name } });

    /// <summary>Takes the numbers of events from PromQL.</summary>
    /// <param name="total">Gives all events; see <see cref="EventQuerySource"/>.</param>
    /// <param name="good">Gives good ones; null where <paramref name="bad"/> is given.</param>
    /// <param name="bad">Gives bad ones; null where <paramref name="good"/> is given.</param>
    /// <param name="remote">The remote server that answers; empty for the embedded store.</param>
    /// <returns>The builder.</returns>
    public SloBuilder FromEvents(string total, string? good = null, string? bad = null, string remote = "") => Source(new EventQuerySource(total, good, bad) { Remote = remote });

    /// <summary>Takes the ratio of bad events from PromQL; slices of time weigh the same.</summary>
    /// <param name="query">Gives the ratio.</param>
    /// <param name="remote">The remote server that answers; empty for the embedded store.</param>
    /// <returns>The builder.</returns>
    public SloBuilder FromErrorRatio(string query, string remote = "") => Source(new RatioQuerySource(query) { Remote = remote }).Method(BudgetingMethod.RatioTimeslices);

    /// <summary>Judges a value that PromQL gives, once for each slice of time.</summary>
    /// <param name="query">Gives the value.</param>
    /// <param name="direction">How it has to stand to the threshold.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="remote">The remote server that answers; empty for the embedded store.</param>
    /// <returns>The builder.</returns>
    public SloBuilder FromValue(string query, Comparison direction, double threshold, string remote = "")
    {
        With(_slo with { Indicator = _slo.Indicator with { Direction = direction, Threshold = threshold } });
        return Source(new ValueQuerySource(query) { Remote = remote }).Method(BudgetingMethod.Timeslices);
    }

    /// <summary>Keeps the recorded values themselves as a distribution beside their good and bad, for <see cref="SliCalculator.CalculateQuantileAsync"/>.</summary>
    /// <returns>The builder.</returns>
    public SloBuilder KeepDistribution() => With(_slo with { Indicator = _slo.Indicator with { KeepsDistribution = true } });

    /// <summary>Takes measurements from code.</summary>
    /// <param name="read">Gives what happened since it was asked before; see <see cref="DelegateSource"/>.</param>
    /// <returns>The builder.</returns>
    public SloBuilder From(Func<CancellationToken, ValueTask<SliReading>> read) => Source(new DelegateSource(read));

    /// <summary>Says what is promised.</summary>
    /// <param name="ratio">The ratio of good events, above 0 and below 1.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Objective(decimal ratio) => With(_slo with { Objective = ratio });

    /// <summary>Says what is promised, as a percentage or a ratio.</summary>
    /// <param name="text">Such as <c>99.9%</c> or <c>0.999</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="FormatException">The text is neither.</exception>
    public SloBuilder Objective(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return DefinitionFields.TryRatio(text, out decimal ratio)
            ? Objective(ratio)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The objective '{text}' of the SLO {_name} is neither a percentage such as 99.9% nor a ratio such as 0.999."));
    }

    /// <summary>Says over which time.</summary>
    /// <param name="windows">The windows, at least one; alerts go by the first.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Over(params IReadOnlyList<SloWindow> windows) => With(_slo with { Windows = windows });

    /// <summary>Says over which time.</summary>
    /// <param name="length">How long a rolling window is.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Over(TimeSpan length) => Over(SloWindow.Rolling(length));

    /// <summary>Counts slices of time instead of events, each good or bad as a whole.</summary>
    /// <param name="slice">The length of a slice; null for a minute.</param>
    /// <param name="objective">The ratio of good events that makes a slice good; null for the objective itself.</param>
    /// <param name="empty">What slices without events count as.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Timeslices(TimeSpan? slice = null, decimal? objective = null, EmptySlices empty = EmptySlices.Excluded) =>
        With(_slo with { Method = BudgetingMethod.Timeslices, Slice = slice ?? _slo.Slice, SliceObjective = objective, EmptySlices = empty });

    /// <summary>Counts slices of time instead of events, each as good as its ratio of good events.</summary>
    /// <param name="slice">The length of a slice; null for a minute.</param>
    /// <param name="empty">What slices without events count as.</param>
    /// <returns>The builder.</returns>
    public SloBuilder RatioTimeslices(TimeSpan? slice = null, EmptySlices empty = EmptySlices.Excluded) =>
        With(_slo with { Method = BudgetingMethod.RatioTimeslices, Slice = slice ?? _slo.Slice, EmptySlices = empty });

    /// <summary>Tells events apart by labels, each group with a budget of its own.</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>The builder.</returns>
    public SloBuilder GroupBy(params IReadOnlyList<string> labels) => With(_slo with { GroupBy = labels });

    /// <summary>Makes the objective of others.</summary>
    /// <param name="kind">How they are put together.</param>
    /// <param name="members">The others, with their weights.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Composite(CompositeKind kind, params IReadOnlyList<CompositeMember> members) => With(_slo with { Composite = new CompositeDefinition(kind, members) });

    /// <summary>Changes how the SLO alerts.</summary>
    /// <param name="change">Makes another of what it has so far, at first <see cref="BurnRatePair.DefaultFor"/> the period of the first window.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Alerts(Func<BurnRateAlerting, BurnRateAlerting> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        BurnRateAlerting before = _slo.Alerting ?? new BurnRateAlerting();
        BurnRateAlerting after = change(before);
        _hasPairs |= !ReferenceEquals(before.Pairs, after.Pairs);
        return With(_slo with { Alerting = after });
    }

    /// <summary>Says how many events an hour brings, so that pairs which have too few are told of.</summary>
    /// <param name="perHour">Events an hour, above 0.</param>
    /// <returns>The builder.</returns>
    public SloBuilder ExpectEvents(decimal perHour) => With(_slo with { ExpectedEventsPerHour = perHour });

    /// <summary>Alerts by other pairs of windows.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Alerts(IReadOnlyList<BurnRatePair> pairs)
    {
        // Also where they are those that an SLO of another period has by default.
        _hasPairs = true;
        return Alerts(alerting => alerting with { Pairs = pairs });
    }

    /// <summary>Does not alert.</summary>
    /// <returns>The builder.</returns>
    public SloBuilder NoAlerts() => With(_slo with { Alerting = null });

    /// <summary>Names the policy that says what happens as the budget is spent.</summary>
    /// <param name="name">The policy's name; <c>workbook</c> is always there.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Policy(string name) => With(_slo with { Policy = name });

    /// <summary>Says what spending the budget costs.</summary>
    /// <param name="perEvent">The cost of a bad event.</param>
    /// <param name="perMinute">The cost of a bad minute.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Cost(decimal perEvent = 0, decimal perMinute = 0, string currency = "USD") => With(_slo with { Cost = new BudgetCost(perEvent, perMinute, currency) });

    /// <summary>Says what the SLO is to people.</summary>
    /// <param name="description">A sentence.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <param name="priority">How much depends on it.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Describe(string description, string owner = "", SloPriority priority = SloPriority.Medium) =>
        With(_slo with { Description = description, Owner = owner, Priority = priority });

    /// <summary>Adds a label to all series and alerts.</summary>
    /// <param name="name">The label's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The builder.</returns>
    public SloBuilder Label(string name, string value) => With(_slo with { Labels = _slo.Labels.OverriddenBy(NamedTexts.Of((name, value))) });

    /// <summary>Ends the definition.</summary>
    /// <returns>The SLO.</returns>
    /// <exception cref="InvalidOperationException">Something is missing or outside its range; the message says what.</exception>
    public SloDefinition Build()
    {
        SloDefinition slo = _slo;
        if (!_hasPairs && slo.Alerting is { } alerting && slo.Windows.Count > 0)
            slo = slo with { Alerting = alerting with { Pairs = BurnRatePair.DefaultFor(slo.Windows[0].Length) } };
        return slo.Check().FirstOrDefault(finding => finding.IsError) is { } error
            ? throw new InvalidOperationException($"The SLO {_name} cannot be used: {error}")
            : slo;
    }

    private SloBuilder Indicator(SliType type, double? threshold) => With(_slo with
    {
        Indicator = new SliDefinition(_slo.Indicator.Name, type) { Threshold = threshold, Source = _slo.Indicator.Source, KeepsDistribution = _slo.Indicator.KeepsDistribution },
    });

    private SloBuilder Source(SliSource source) => With(_slo with { Indicator = _slo.Indicator with { Source = source } });

    private SloBuilder Method(BudgetingMethod method) => _slo.Method == BudgetingMethod.Occurrences ? With(_slo with { Method = method }) : this;

    private SloBuilder With(SloDefinition slo)
    {
        _slo = slo;
        return this;
    }
}
