namespace Instrumentation.Dispatching;

/// <summary>How the machine behaves where Alertmanager's versions differ.</summary>
internal sealed record DispatchOptions
{
    /// <summary>Before this instant nothing is flushed, so that a start does not tell groups by halves.</summary>
    public DateTimeOffset StartAt { get; init; } = DateTimeOffset.MinValue;

    /// <summary>How often groups without alerts are removed; zero for at once. Until then a group keeps its rhythm.</summary>
    public TimeSpan EmptyGroupsInterval { get; init; }

    /// <summary>How often alerts that have ended are forgotten.</summary>
    public TimeSpan ForgetInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long alerts that fired before a restart go on after it without being reported again.</summary>
    public TimeSpan RestartGrace { get; init; } = TimeSpan.FromMinutes(10);
}
