using System.Globalization;

namespace Instrumentation.Import;

/// <content>SLOs.</content>
internal sealed partial class OpenSloValidator
{
    public static readonly string[] Methods = ["Occurrences", "Timeslices", "RatioTimeslices"];

    private void Slo(OpenSloProperty spec)
    {
        Description(spec.Mapping(
            "description", "service", "serviceRef", dialect.Indicator, dialect.IndicatorReference, "budgetingMethod", "timeWindow", "objectives", "alertPolicies"));
        if (dialect.HasMetricSource || !spec["serviceRef"].Exists)
            spec["service"].Require("the service's name");
        if (spec["budgetingMethod"].Require("Occurrences, Timeslices or RatioTimeslices"))
            spec["budgetingMethod"].OneOf(Methods);
        bool isComposite = spec["objectives"].Items.Any(HasIndicator);
        if (isComposite == HasIndicator(spec))
            spec.Add(OpenSloCodes.MutuallyExclusive, $"has {(isComposite ? "indicators beside those of its objectives" : "no indicator")}; allowed is one here, or one in each objective");
        if (HasIndicator(spec))
            Indicator(spec);
        TimeWindows(spec["timeWindow"]);
        spec["objectives"].List();
        foreach (OpenSloProperty objective in spec["objectives"].Items)
            Objective(objective, spec, isComposite);
        spec["alertPolicies"].List();
        foreach (OpenSloProperty policy in spec["alertPolicies"].Items)
            PolicyOfSlo(policy);
    }

    private bool HasIndicator(OpenSloProperty property) => property[dialect.Indicator].Exists || property[dialect.IndicatorReference].Exists;

    private void Indicator(OpenSloProperty property)
    {
        OpenSloProperty indicator = property[dialect.Indicator];
        OpenSloProperty reference = property[dialect.IndicatorReference];
        if (!property.Exclusive(isRequired: true, indicator, reference))
            return;
        if (reference.Exists)
        {
            reference.DnsLabel();
            return;
        }

        Metadata(indicator.Mapping("metadata", "spec")["metadata"]);
        Sli(indicator["spec"]);
    }

    private void TimeWindows(OpenSloProperty windows)
    {
        windows.List();
        int count = windows.Items.Count();
        // The specification's text calls the window optional; its tools do not.
        if (count != 1)
            windows.Add(OpenSloCodes.ListLength, $"has {count} windows; allowed is one", isTolerated: count == 0);
        foreach (OpenSloProperty window in windows.Items)
        {
            Calendar(window.Mapping("duration", "isRolling", "calendar"));
            if (window["duration"].Require("a duration such as 28d"))
                window["duration"].Duration(dialect.DurationUnits);
        }
    }

    /// <summary>Checks that a window either rolls or has a calendar.</summary>
    public static void Calendar(OpenSloProperty window)
    {
        window["isRolling"].Boolean();
        bool isRolling = string.Equals(window["isRolling"].Text, "true", StringComparison.OrdinalIgnoreCase);
        OpenSloProperty calendar = window["calendar"];
        if (isRolling == calendar.Exists)
            window.Add(OpenSloCodes.CalendarOfWindow, isRolling ? "has a calendar though it is rolling" : "has no calendar though it is not rolling");
        if (!calendar.Exists)
            return;
        OpenSloProperty start = calendar.Mapping("startTime", "timeZone")["startTime"];
        if (!DateTime.TryParseExact(start.Text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            start.Add(OpenSloCodes.DateTime, $"'{start.Text}' is outside what is allowed, a time such as 2024-01-01 00:00:00");
        string zone = calendar["timeZone"].Text;
        if (zone.Length == 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            calendar["timeZone"].Add(OpenSloCodes.TimeZone, $"'{zone}' is none of the zones that this machine knows; allowed are IANA names such as Europe/Berlin");
    }

    private void Objective(OpenSloProperty objective, OpenSloProperty spec, bool isComposite)
    {
        objective.Mapping(
            "displayName", "op", "value", "target", "targetPercent", "timeSliceTarget", "timeSliceWindow", dialect.Indicator, dialect.IndicatorReference, "compositeWeight");
        objective.Exclusive(isRequired: true, objective["target"], objective["targetPercent"]);
        objective["target"].NumberBelow(0, 1);
        objective["targetPercent"].NumberBelow(0, 100);
        Comparison(objective, spec[dialect.Indicator]["spec"]);
        Slices(objective, spec["budgetingMethod"].Text);
        if (!isComposite)
            return;
        if (HasIndicator(objective))
            Indicator(objective);
        if (objective["compositeWeight"].Number() <= 0)
            objective["compositeWeight"].Add(OpenSloCodes.GreaterThan, $"'{objective["compositeWeight"].Text}' is outside what is allowed, numbers above 0");
    }

    // What an indicator compares by is known only where it stands here rather than elsewhere.
    private static void Comparison(OpenSloProperty objective, OpenSloProperty indicator)
    {
        OpenSloProperty sign = objective["op"];
        OpenSloProperty value = objective["value"];
        if (indicator["ratioMetric"].Exists)
        {
            // The specification's own examples have the sign there.
            if (!sign.IsEmpty)
                sign.Add(OpenSloCodes.Forbidden, "stands beside a ratioMetric, which compares nothing; allowed is none", isTolerated: true);
            if (value.Exists)
                value.Add(OpenSloCodes.Forbidden, "stands beside a ratioMetric, which compares nothing; allowed is none");
            return;
        }

        value.Number();
        bool isRequired = indicator["thresholdMetric"].Exists;
        if (isRequired && !value.Exists)
            value.Add(OpenSloCodes.Required, "is missing; allowed is the number that the metric is compared with");
        if (isRequired ? sign.Require("gt, gte, lt or lte") : !sign.IsEmpty)
            Operator(sign);
    }

    private static void Operator(OpenSloProperty sign) => sign.OneOf("gt", "gte", "lt", "lte");

    private void Slices(OpenSloProperty objective, string method)
    {
        OpenSloProperty target = objective["timeSliceTarget"];
        OpenSloProperty window = objective["timeSliceWindow"];
        bool needsTarget = method == "Timeslices";
        bool needsWindow = needsTarget || method == "RatioTimeslices";
        if (needsTarget && !target.Exists)
            target.Add(OpenSloCodes.Required, "is missing; allowed is the ratio of good events that makes a slice good");
        decimal? ratio = target.Number();
        if (needsTarget && ratio <= 0)
            target.Add(OpenSloCodes.GreaterThan, $"'{target.Text}' is outside what is allowed, numbers above 0");
        if (needsTarget && ratio > 1)
            target.Add(OpenSloCodes.LessThanOrEqualTo, $"'{target.Text}' is outside what is allowed, numbers up to 1");
        if (needsWindow && !window.Exists)
            window.Add(OpenSloCodes.Required, "is missing; allowed is the length of a slice such as 1m");
        if (window.Exists)
            window.Duration(dialect.DurationUnits);
    }
}
