using System.Globalization;
using Instrumentation.Definitions;

namespace Instrumentation.Import;

/// <summary>Reads budget policies.</summary>
internal static class PolicyReader
{
    public static readonly string[] Keys = ["name", "description", "owner", "revisit", "tiers", "recovered_at", "incident_share", "exemptions"];

    public static BudgetPolicy? Read(DefinitionFields fields)
    {
        string name = fields.Required("name", "the policy's name");
        BudgetPolicyTier[] tiers = [.. fields.Items("tiers", "consumed", "action", "message").Select(Tier).OfType<BudgetPolicyTier>()];
        if (tiers.Length == 0)
        {
            fields.Add("tiers", "is missing; allowed is a list of mappings of consumed, action, message");
            return null;
        }

        return new BudgetPolicy(name, tiers)
        {
            Description = fields.Text("description"),
            Owner = fields.Text("owner"),
            RevisitDate = Date(fields, "revisit"),
            RecoveredAt = fields.Has("recovered_at") ? fields.Ratio("recovered_at") ?? 0 : 0,
            IncidentShare = fields.Ratio("incident_share", includesOne: true),
            Exemptions = [.. fields.Items("exemptions", "slo", "reason", "approver", "expires").Select(Exemption).OfType<PolicyExemption>()],
        };
    }

    private static BudgetPolicyTier? Tier(DefinitionFields tier)
    {
        PolicyAction action = Enum.Parse<PolicyAction>(tier.Word("action", "notify", "notify", "ticket", "freeze"), ignoreCase: true);
        string text = tier.Required("consumed", "a share of the budget such as 50%");
        if (DefinitionFields.TryRatio(text, out decimal consumed) && consumed is > 0 and <= 100)
            return new BudgetPolicyTier(consumed, action) { Message = tier.Text("message") };
        if (text != "?")
            tier.Add("consumed", $"'{text}' is outside what is allowed, a share of the budget above 0 such as 50% or 1");
        return null;
    }

    private static PolicyExemption? Exemption(DefinitionFields fields)
    {
        string approver = fields.Required("approver", "who gave it");
        string expires = fields.Required("expires", "a time such as 2026-03-01T00:00:00Z");
        if (DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end))
            return new PolicyExemption(fields.Text("slo"), fields.Required("reason", "why it was given"), approver, end);
        if (expires != "?")
            fields.Add("expires", $"'{expires}' is outside what is allowed, a time such as 2026-03-01T00:00:00Z");
        return null;
    }

    private static DateOnly? Date(DefinitionFields fields, string key)
    {
        if (!fields.Has(key))
            return null;
        if (DateOnly.TryParseExact(fields.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        fields.Add(key, $"'{fields.Text(key)}' is outside what is allowed, a date such as 2026-03-01");
        return null;
    }
}
