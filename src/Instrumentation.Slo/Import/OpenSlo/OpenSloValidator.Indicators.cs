namespace Instrumentation.Import;

/// <content>SLIs.</content>
internal sealed partial class OpenSloValidator
{
    private void Sli(OpenSloProperty spec)
    {
        Description(spec.Mapping("description", "thresholdMetric", "ratioMetric"));
        OpenSloProperty threshold = spec["thresholdMetric"];
        OpenSloProperty ratio = spec["ratioMetric"];
        spec.Exclusive(isRequired: true, threshold, ratio);
        if (threshold.Exists)
            Metric(threshold);
        if (ratio.Exists)
            Ratio(ratio);
    }

    // What stands beside each other wrongly is not looked at further.
    private void Ratio(OpenSloProperty ratio)
    {
        ratio.Mapping("counter", "good", "bad", "total", "raw", "rawType")["counter"].Boolean();
        if (!ratio.Exclusive(isRequired: true, ratio["total"], ratio["raw"]) || !ratio.Exclusive(isRequired: false, ratio["raw"], ratio["good"], ratio["bad"]))
            return;
        if (ratio["raw"].Exists)
        {
            Metric(ratio["raw"]);
            if (ratio["rawType"].Require("success or failure"))
                ratio["rawType"].OneOf("success", "failure");
            return;
        }

        if (!ratio["good"].Exists && !ratio["bad"].Exists)
        {
            ratio.Add(OpenSloCodes.OneOfProperties, "has neither good nor bad; allowed is one of them, beside total");
            return;
        }

        foreach (string key in (IEnumerable<string>)["total", "good", "bad"])
        {
            int before = ratio.Findings;
            if (ratio[key].Exists)
                Metric(ratio[key]);
            if (ratio.Findings > before)
                return;
        }
    }

    private void Metric(OpenSloProperty metric)
    {
        if (!dialect.HasMetricSource)
        {
            metric.Mapping("dataSourceRef", "dataSourceSpec", "spec").Exclusive(isRequired: true, metric["dataSourceRef"], metric["dataSourceSpec"]);
            if (!metric["dataSourceRef"].IsEmpty)
                metric["dataSourceRef"].DnsLabel();
            if (metric["dataSourceSpec"].Exists)
                DataSource(metric["dataSourceSpec"]);
            return;
        }

        OpenSloProperty source = metric.Mapping("metricSource")["metricSource"].Mapping("metricSourceRef", "type", "spec");
        if (!source.Require("a mapping of type and spec"))
            return;
        if (!source["metricSourceRef"].IsEmpty)
            source["metricSourceRef"].DnsLabel();
        if (!source["spec"].Exists)
            source["spec"].Add(OpenSloCodes.Required, "is missing; allowed is a mapping with the query");
        else if (source["spec"].IsEmpty)
            source["spec"].Add(OpenSloCodes.MapMinLength, "is empty; allowed is a mapping with the query");
    }
}
