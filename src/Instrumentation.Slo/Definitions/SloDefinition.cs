using Instrumentation.Objectives;
using Instrumentation.Rules;

namespace Instrumentation;

/// <summary>A service level objective: an indicator, what is promised of it, over which time, and what happens when that is at risk.</summary>
/// <remarks>Immutable and safe from any thread. <see cref="Check"/> says what is wrong or odd about one.</remarks>
public sealed record SloDefinition
{
    /// <summary>Makes a definition.</summary>
    /// <param name="name">The SLO's name, as in the labels <c>slo</c> and <c>sloth_slo</c>.</param>
    /// <param name="indicator">What is measured.</param>
    /// <param name="objective">Promised ratio of good events or slices, above 0 and below 1; null where a value has no such ratio and is only compared.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public SloDefinition(string name, SliDefinition indicator, decimal? objective)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(indicator);
        Name = name;
        Indicator = indicator;
        Objective = objective;
    }

    /// <summary>The name.</summary>
    public string Name { get; init; }

    /// <summary>The service, as in the label <c>sloth_service</c>; empty for that of the application.</summary>
    public string Service { get; init; } = "";

    /// <summary>What the objective says to people; default empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who answers for it; default empty.</summary>
    public string Owner { get; init; } = "";

    /// <summary>How much depends on it; default medium.</summary>
    public SloPriority Priority { get; init; } = SloPriority.Medium;

    /// <summary>What is measured.</summary>
    public SliDefinition Indicator { get; init; }

    /// <summary>Promised ratio of good events or slices, above 0 and below 1; null for a value that is only compared.</summary>
    public decimal? Objective { get; init; }

    /// <summary>The compliance periods, at least one; default the last 30 days. Alerts go by the first.</summary>
    public IReadOnlyList<SloWindow> Windows { get; init; } = [SloWindow.ThirtyDays];

    /// <summary>What the budget is spent in; default events.</summary>
    public BudgetingMethod Method { get; init; } = BudgetingMethod.Occurrences;

    /// <summary>The length of a slice, from a second to a day; default one minute.</summary>
    public TimeSpan Slice { get; init; } = SloConstants.DefaultSlice;

    /// <summary>The ratio of good events that makes a slice good, above 0 and up to 1; null for the objective itself.</summary>
    public decimal? SliceObjective { get; init; }

    /// <summary>What slices without events count as; default nothing.</summary>
    public EmptySlices EmptySlices { get; init; }

    /// <summary>Whether a calendar period's budget of events is that of the events it will have if it goes on as it began, rather than of those so far; default false.</summary>
    public bool ProjectsCalendarEvents { get; init; }

    /// <summary>Labels by which events are told apart, such as a tenant or route, each group with a budget of its own; default none.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>How many groups are told apart, from 1 to 10,000; further ones share an overflow group. Default 100.</summary>
    public int MaxGroups { get; init; } = SloConstants.DefaultMaxGroups;

    /// <summary>How many events an hour brings where there are few, so that <see cref="Check"/> tells of pairs that a single failure fires; null where that is not known.</summary>
    public decimal? ExpectedEventsPerHour { get; init; }

    /// <summary>Labels of all series and alerts; default none.</summary>
    public NamedTexts Labels { get; init; } = NamedTexts.Empty;

    /// <summary>Burn-rate alerts; null for none. Default the workbook's.</summary>
    public BurnRateAlerting? Alerting { get; init; } = new();

    /// <summary>The name of the policy that says what happens as the budget is spent; empty for none.</summary>
    public string Policy { get; init; } = "";

    /// <summary>What spending the budget costs; null where that is not known.</summary>
    public BudgetCost? Cost { get; init; }

    /// <summary>The objectives that this one is made of; null for one with an indicator of its own.</summary>
    public CompositeDefinition? Composite { get; init; }

    /// <summary>Which kind of text the definition was read from; default our own.</summary>
    public SloFormat Format { get; init; } = SloFormat.Instrumentation;

    /// <summary>The identity in series, the label <c>sloth_id</c>: service and name.</summary>
    public string Id => Service.Length > 0 ? $"{Service}-{Name}" : Name;

    /// <summary>Says what keeps the definition from being used, and what is odd about it: pairs that can never fire, or fire while all is well.</summary>
    /// <returns>What was found; empty when all is well.</returns>
    public IReadOnlyList<SloFinding> Check() => Definitions.DefinitionCheck.Of(this);
}
