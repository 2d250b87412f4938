using Instrumentation.Rules;

namespace Instrumentation;

/// <summary>How an SLO alerts on the speed at which its budget burns.</summary>
public sealed record BurnRateAlerting
{
    /// <summary>The alert's name; empty for one made of the SLO's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The pairs of windows; default the workbook's four. Several of one severity are one alert, joined by or.</summary>
    public IReadOnlyList<BurnRatePair> Pairs { get; init; } = BurnRatePair.Workbook;

    /// <summary>Labels of all alerts; default none.</summary>
    public NamedTexts Labels { get; init; } = NamedTexts.Empty;

    /// <summary>Annotations of all alerts, templates; default none but summary and title.</summary>
    public NamedTexts Annotations { get; init; } = NamedTexts.Empty;

    /// <summary>What pages have beside that.</summary>
    public BurnRateAlert Page { get; init; } = new();

    /// <summary>What tickets have beside that.</summary>
    public BurnRateAlert Ticket { get; init; } = new();

    /// <summary>What keeps a pair from firing on little traffic; default nothing.</summary>
    public BurnRateGuards Guards { get; init; } = new();

    /// <summary>How long an alert goes on firing after its condition has ended, which keeps it from flapping; default 0.</summary>
    public TimeSpan KeepFiringDuration { get; init; }

    /// <summary>Whether a page that fires keeps the SLO's ticket from firing; default false.</summary>
    public bool PageInhibitsTicket { get; init; }
}
