using Instrumentation.Definitions;

namespace Instrumentation.Import;

/// <content>Alert policies and what they are made of.</content>
internal sealed partial class OpenSloValidator
{
    private void PolicyOfSlo(OpenSloProperty policy) => Part(policy, "alertPolicyRef", OpenSloKinds.AlertPolicy, AlertPolicy);

    private void AlertPolicy(OpenSloProperty spec)
    {
        Description(spec.Mapping("description", "alertWhenNoData", "alertWhenBreaching", "alertWhenResolved", "conditions", "notificationTargets"));
        foreach (string key in (IEnumerable<string>)["alertWhenNoData", "alertWhenBreaching", "alertWhenResolved"])
            spec[key].Boolean();
        OpenSloProperty conditions = spec["conditions"];
        conditions.List();
        int count = conditions.Items.Count();
        if (count != 1)
            conditions.Add(OpenSloCodes.ListLength, $"has {count} conditions; allowed is one");
        foreach (OpenSloProperty condition in conditions.Items)
            Part(condition, "conditionRef", OpenSloKinds.AlertCondition, AlertCondition);
        OpenSloProperty targets = spec["notificationTargets"];
        targets.List();
        if (!targets.Items.Any())
            targets.Add(OpenSloCodes.ListMinLength, "is empty; allowed is a list with at least one target");
        foreach (OpenSloProperty target in targets.Items)
            Part(target, "targetRef", OpenSloKinds.AlertNotificationTarget, AlertNotificationTarget);
    }

    // An object by name, or the object itself.
    private static void Part(OpenSloProperty part, string reference, string kind, Action<OpenSloProperty> check)
    {
        string[] own = ["kind", "metadata", "spec"];
        part.Mapping([reference, "apiVersion", .. own]);
        bool isOwn = own.Any(key => part[key].Exists);
        if (isOwn == part[reference].Exists)
        {
            part.Add(OpenSloCodes.MutuallyExclusive, $"has {(isOwn ? "both" : "neither")} {reference} and the keys of an object; allowed are {reference}, or {DefinitionFields.List(own)}");
            return;
        }

        if (!isOwn)
        {
            if (part[reference].Require("a name"))
                part[reference].DnsLabel();
            return;
        }

        if (part["kind"].Require(kind))
            part["kind"].EqualTo(kind);
        Metadata(part["metadata"]);
        if (part["spec"].Require("a mapping"))
            check(part["spec"]);
    }

    private void AlertCondition(OpenSloProperty spec)
    {
        Description(spec.Mapping("description", "severity", "condition"));
        spec["severity"].Require("a word such as page");
        OpenSloProperty condition = spec["condition"].Mapping("kind", "op", "threshold", "lookbackWindow", "alertAfter");
        if (!condition.Require("a mapping of kind, op, threshold, lookbackWindow, alertAfter") || !condition["kind"].Require("burnrate"))
            return;
        condition["kind"].OneOf("burnrate");
        if (condition["kind"].Text != "burnrate")
            return;
        if (condition["op"].Require("gt, gte, lt or lte"))
            Operator(condition["op"]);
        condition["threshold"].Number();
        if (!condition["threshold"].Exists)
            condition["threshold"].Add(OpenSloCodes.Required, "is missing; allowed is a number");
        if (condition["lookbackWindow"].Require("a duration such as 1h"))
            condition["lookbackWindow"].Duration(dialect.DurationUnits);
        if (condition["alertAfter"].Exists)
            condition["alertAfter"].Duration(dialect.DurationUnits);
    }

    private static void AlertNotificationTarget(OpenSloProperty spec)
    {
        Description(spec.Mapping("description", "target"));
        spec["target"].Require("a word such as email");
    }
}
