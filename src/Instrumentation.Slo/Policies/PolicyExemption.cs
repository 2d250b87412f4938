namespace Instrumentation;

/// <summary>Leave to deploy in spite of a freeze.</summary>
/// <param name="Slo">The SLO that it is for; empty for all of the policy.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">Who gave it.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record PolicyExemption(string Slo, string Reason, string Approver, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether it holds for an SLO at a time.</summary>
    /// <param name="slo">The SLO.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether it does.</returns>
    public bool Holds(string slo, DateTimeOffset time) => time < ExpiresAt && (Slo.Length == 0 || Slo == slo);
}
