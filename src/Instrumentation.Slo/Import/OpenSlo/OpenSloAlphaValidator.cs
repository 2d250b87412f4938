namespace Instrumentation.Import;

/// <summary>Checks an object of <c>openslo/v1alpha</c>, which has SLOs and services only.</summary>
internal static class OpenSloAlphaValidator
{
    public static void Check(OpenSloProperty item)
    {
        item.Mapping("apiVersion", "kind", "metadata", "spec");
        if (item["kind"].Require("SLO, Service"))
            item["kind"].OneOf(OpenSloKinds.Slo, OpenSloKinds.Service);
        OpenSloValidator.Metadata(item["metadata"]);
        if (item["kind"].Text == OpenSloKinds.Slo)
            Slo(item["spec"]);
        else
            OpenSloValidator.Description(item["spec"].Mapping("description"));
    }

    private static void Slo(OpenSloProperty spec)
    {
        spec.Mapping("description", "service", "indicator", "budgetingMethod", "timeWindows", "objectives");
        bool hasRatios = spec["objectives"].Items.Any(objective => objective["ratioMetrics"].Exists);
        if (hasRatios == spec["indicator"].Exists)
        {
            spec.Add(OpenSloCodes.MutuallyExclusive, $"has {(hasRatios ? "both" : "neither")} indicator and objectives with ratioMetrics; allowed is one of them");
            return;
        }

        OpenSloValidator.Description(spec);
        spec["service"].Require("the service's name");
        if (spec["budgetingMethod"].Require("Occurrences or Timeslices"))
            spec["budgetingMethod"].OneOf("Occurrences", "Timeslices");
        if (spec["indicator"].Exists)
            Metric(spec["indicator"].Mapping("thresholdMetric")["thresholdMetric"]);
        TimeWindows(spec["timeWindows"]);
        spec["objectives"].List();
        foreach (OpenSloProperty objective in spec["objectives"].Items)
            Objective(objective, spec["budgetingMethod"].Text);
    }

    private static void TimeWindows(OpenSloProperty windows)
    {
        windows.List();
        int count = windows.Items.Count();
        if (count != 1)
            windows.Add(OpenSloCodes.ListLength, $"has {count} windows; allowed is one");
        foreach (OpenSloProperty window in windows.Items)
        {
            OpenSloValidator.Calendar(window.Mapping("unit", "count", "isRolling", "calendar"));
            if (window["unit"].Require("Second, Day, Week, Month or Quarter"))
                window["unit"].OneOf("Second", "Day", "Week", "Month", "Quarter");
            if (!(window["count"].Number() > 0))
                window["count"].Add(OpenSloCodes.GreaterThan, $"'{window["count"].Text}' is outside what is allowed, numbers above 0");
        }
    }

    private static void Objective(OpenSloProperty objective, string method)
    {
        objective.Mapping("displayName", "op", "value", "target", "timeSliceTarget", "ratioMetrics")["displayName"].MaxLength(1050);
        OpenSloProperty ratio = objective["ratioMetrics"];
        if (ratio.Exists)
        {
            Metric(ratio.Mapping("good", "total", "incremental")["good"]);
            Metric(ratio["total"]);
            if (!objective["op"].IsEmpty)
                objective["op"].Add(OpenSloCodes.Forbidden, "stands beside ratioMetrics, which compare nothing; allowed is none", isTolerated: true);
        }
        else if (objective["op"].Require("gt, gte, lt or lte"))
        {
            objective["op"].OneOf("gt", "gte", "lt", "lte");
        }

        Present(objective["value"]);
        if (!objective["target"].Exists)
            objective["target"].Add(OpenSloCodes.Required, "is missing; allowed is a ratio below 1");
        objective["target"].NumberBelow(0, 1);
        if (method != "Timeslices")
            return;
        OpenSloProperty slice = objective["timeSliceTarget"];
        decimal? sliceRatio = Present(slice);
        if (sliceRatio < 0)
            slice.Add(OpenSloCodes.GreaterThanOrEqualTo, $"'{slice.Text}' is outside what is allowed, numbers from 0 on");
        if (sliceRatio > 1)
            slice.Add(OpenSloCodes.LessThanOrEqualTo, $"'{slice.Text}' is outside what is allowed, numbers up to 1");
    }

    private static decimal? Present(OpenSloProperty number)
    {
        if (!number.Exists)
            number.Add(OpenSloCodes.Required, "is missing; allowed is a number");
        return number.Number();
    }

    private static void Metric(OpenSloProperty metric)
    {
        metric.Mapping("source", "queryType", "query");
        foreach (string key in (IEnumerable<string>)["source", "queryType"])
        {
            if (metric[key].Require("a word") && !metric[key].Text.All(char.IsAsciiLetter))
                metric[key].Add(OpenSloCodes.Pattern, $"'{metric[key].Text}' is outside what is allowed, letters");
        }

        metric["query"].Require("a query");
    }
}
