namespace Instrumentation;

/// <summary>Says whether deployments may go on, by the budget policies of SLOs.</summary>
/// <param name="monitor">Watches the SLOs.</param>
/// <param name="time">Tells when exemptions end; null for the system's.</param>
/// <remarks>Safe from any thread.</remarks>
public sealed class DeploymentGate(SloMonitor monitor, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Asks for some SLOs.</summary>
    /// <param name="slos">Their names; none for all that have a policy.</param>
    /// <returns>Frozen where one of them is and has no exemption; unknown where one is not there, nothing was measured of it, or there is none to ask; open otherwise.</returns>
    public GateVerdict Check(params IReadOnlyList<string> slos)
    {
        ArgumentNullException.ThrowIfNull(slos);
        var reasons = new List<string>();
        GateState state = GateState.Open;
        string[] asked = [.. slos.Count > 0 ? slos : monitor.Definitions.Where(slo => slo.Policy.Length > 0).Select(slo => slo.Name)];
        if (asked.Length == 0)
            return new GateVerdict(GateState.Unknown, ["No SLO has a policy."]);
        foreach (string slo in asked)
            state = Worse(state, Check(slo, reasons));
        return new GateVerdict(state, reasons);
    }

    private GateState Check(string slo, List<string> reasons)
    {
        SloStatus[] statuses = [.. monitor.Statuses.Where(status => status.Slo.Name == slo)];
        if (statuses.Length == 0)
        {
            reasons.Add($"{slo} is not known, or was not evaluated yet.");
            return GateState.Unknown;
        }

        GateState state = GateState.Open;
        foreach (SloStatus status in statuses)
        {
            string name = status.Group.Count > 0 ? $"{slo} ({string.Join(", ", status.Group)})" : slo;
            if (status.IsFrozen)
                state = Worse(state, Frozen(status, name, reasons));
            else if (status.Results[0].Sli is null)
                state = Worse(state, Unmeasured(name, reasons));
        }

        return state;
    }

    private GateState Frozen(SloStatus status, string name, List<string> reasons)
    {
        BudgetPolicy policy = monitor.Policies[status.Slo.Policy];
        string spent = status.Results[0].Consumed is { } consumed ? $"{consumed * 100:0.##} % of the error budget over {status.Results[0].Window} is spent" : "the error budget is spent";
        if (policy.Exemptions.FirstOrDefault(exemption => exemption.Holds(status.Slo.Name, _time.GetUtcNow())) is { } exempt)
        {
            reasons.Add($"{name}: {spent}; exempt until {exempt.ExpiresAt:u} by {exempt.Approver}: {exempt.Reason}");
            return GateState.Open;
        }

        string message = status.PolicyTiers.LastOrDefault(tier => tier.Action == PolicyAction.Freeze)?.Message ?? "";
        reasons.Add($"{name}: {spent}, and the policy {policy.Name} freezes deployments. {message}".TrimEnd());
        return GateState.Frozen;
    }

    private static GateState Unmeasured(string name, List<string> reasons)
    {
        reasons.Add($"{name}: nothing was measured.");
        return GateState.Unknown;
    }

    private static GateState Worse(GateState left, GateState right) => left == GateState.Frozen || right == GateState.Frozen ? GateState.Frozen : (GateState)Math.Max((int)left, (int)right);
}
