namespace Instrumentation;

/// <summary>Where in its life a silence is.</summary>
public enum SilenceState
{
    /// <summary>It begins later.</summary>
    Pending,

    /// <summary>It mutes.</summary>
    Active,

    /// <summary>It is over.</summary>
    Expired,
}
