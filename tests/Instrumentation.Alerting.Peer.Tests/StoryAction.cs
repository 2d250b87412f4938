namespace Instrumentation;

/// <summary>Something that happens in a story.</summary>
/// <param name="At">When, in seconds from its start.</param>
internal abstract record StoryAction(double At)
{
    /// <summary>Alerts are reported.</summary>
    /// <param name="At">When.</param>
    /// <param name="Alerts">Their labels <c>alertname</c> and <c>zone</c>.</param>
    /// <param name="IsResolved">Whether they end then.</param>
    public sealed record Push(double At, IReadOnlyList<(string Name, string Zone)> Alerts, bool IsResolved) : StoryAction(At)
    {
        public override string ToString() => FormattableString.Invariant($"{At} {(IsResolved ? "end" : "fire")} {string.Join(' ', Alerts.Select(alert => $"{alert.Name}/{alert.Zone}"))}");
    }

    /// <summary>Alerts of a name are silenced.</summary>
    /// <param name="At">When.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Until">Until when.</param>
    public sealed record Silence(double At, string Name, double Until) : StoryAction(At);

    /// <summary>The configuration is read again.</summary>
    /// <param name="At">When.</param>
    public sealed record Reload(double At) : StoryAction(At);
}
