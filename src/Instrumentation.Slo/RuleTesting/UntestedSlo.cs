namespace Instrumentation;

/// <summary>An SLO that no unit tests of its rules could be written for.</summary>
/// <param name="Slo">The SLO's identity.</param>
/// <param name="Reason">Why not.</param>
public sealed record UntestedSlo(string Slo, string Reason)
{
    /// <summary>Writes it: <c>shop-api: reason</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Slo}: {Reason}";
}
