using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation;

public sealed class NamingStandardTests
{
    private static readonly ResourceInfo Complete = ResourceInfo.From(new ResourceOptions { Service = "Order-Service", Environment = "production", Version = "2.1.0", Region = "us-east-1" });

    // The first three are the standard's own examples, one for each pattern.
    [TestCase("api_response_time_ms", InstrumentKind.Histogram, "ms")]
    [TestCase("sales_revenue_usd", InstrumentKind.Gauge, "USD")]
    [TestCase("cpu_usage_percent", InstrumentKind.Gauge, "%")]
    [TestCase("api_response_time_ms", InstrumentKind.Histogram, null)]
    [TestCase("sales_revenue_usd", InstrumentKind.Gauge, null)]
    [TestCase("cpu_usage_percent", InstrumentKind.Gauge, null)]
    [TestCase("disk_queue_depth", InstrumentKind.Gauge, null)]
    [TestCase("orders_rejected_total", InstrumentKind.Counter, null)]
    [TestCase("process_cpu_seconds_total", InstrumentKind.Counter, "s")]
    [TestCase("orders_queue_depth", InstrumentKind.Gauge, "{order}")]
    [TestCase("orders_sent_bytes_per_second", InstrumentKind.Gauge, "By/s")]
    [TestCase("cache_hit_ratio", InstrumentKind.Gauge, "1")]
    [TestCase("build_info", InstrumentKind.Info, null)]
    public void A_name_after_one_of_the_patterns_passes(string name, InstrumentKind kind, string? unit)
        => Assert.That(NamingStandard.Check(name, kind, unit, [], Complete), Is.Empty);

    [TestCase("OrdersRejected", InstrumentKind.Counter, null, NamingRule.Characters, "orders_rejected_total")]
    [TestCase("orders.rejected", InstrumentKind.Counter, null, NamingRule.Characters, "orders_rejected_total")]
    [TestCase("orders__rejected_total", InstrumentKind.Counter, null, NamingRule.Characters, "orders_rejected_total")]
    [TestCase("_orders_rejected_total", InstrumentKind.Counter, null, NamingRule.Characters, "orders_rejected_total")]
    [TestCase("2xx_responses_total", InstrumentKind.Counter, null, NamingRule.Characters, "order_service_2xx_responses_total")]
    [TestCase("", InstrumentKind.Counter, null, NamingRule.Characters, null)]
    [TestCase("orders_rejected_count", InstrumentKind.Counter, null, NamingRule.Suffix, "orders_rejected_total")]
    [TestCase("orders_queue_total", InstrumentKind.Gauge, "{order}", NamingRule.Suffix, "order_service_orders_queue")]
    [TestCase("orders_queue_count", InstrumentKind.Gauge, "{order}", NamingRule.Suffix, "order_service_orders_queue")]
    [TestCase("orders_build_info", InstrumentKind.Gauge, "{build}", NamingRule.Suffix, "order_service_orders_build")]
    [TestCase("orders_build_version", InstrumentKind.Info, null, NamingRule.Suffix, "orders_build_version_info")]
    [TestCase("duration_seconds", InstrumentKind.Histogram, "s", NamingRule.Pattern, "order_service_duration_seconds")]
    [TestCase("orders_total", InstrumentKind.Counter, null, NamingRule.Pattern, "order_service_orders_total")]
    [TestCase("orders_queue_depth", InstrumentKind.Gauge, null, NamingRule.Unit, null)]
    [TestCase("orders_wait_time", InstrumentKind.Histogram, "s", NamingRule.Unit, "orders_wait_time_seconds")]
    [TestCase("orders_wait_ms", InstrumentKind.Histogram, "s", NamingRule.Unit, "orders_wait_seconds")]
    [TestCase("orders_taken_seconds", InstrumentKind.Gauge, "{order}", NamingRule.Unit, "order_service_orders_taken")]
    public void A_name_that_breaks_a_rule_is_told_with_a_better_one(string name, InstrumentKind kind, string? unit, NamingRule rule, string? better)
    {
        NamingViolation violation = NamingStandard.Check(name, kind, unit, [], Complete).Single();
        Assert.That(violation.Rule, Is.EqualTo(rule));
        Assert.That(violation.SuggestedName, Is.EqualTo(better));
        Assert.That(violation.Message, Does.Contain($"'{name}'"));
    }

    [Test]
    public void Every_required_label_that_nobody_set_is_named()
    {
        ResourceInfo resource = ResourceInfo.From(new ResourceOptions { Service = "orders", Version = "1" });
        IReadOnlyList<NamingViolation> violations = NamingStandard.Check("orders_rejected_total", InstrumentKind.Counter, null, [], resource);
        Assert.That(violations.Select(violation => violation.Rule), Is.All.EqualTo(NamingRule.RequiredLabel));
        Assert.That(
            violations.Select(violation => violation.Message),
            Is.EqualTo(new[] { "The label 'environment' is missing; set it once as Resource.Environment.", "The label 'region' is missing; set it once as Resource.Region." }));
    }

    [Test]
    public void A_required_label_may_be_a_tag_of_the_measurement()
    {
        ResourceInfo resource = ResourceInfo.From(new ResourceOptions { Service = "orders", Version = "1", Environment = "dev" });
        Assert.That(NamingStandard.Check("orders_rejected_total", InstrumentKind.Counter, null, [("region", "eu")], resource), Is.Empty);
        Assert.That(NamingStandard.Check("orders_rejected_total", InstrumentKind.Counter, null, [("region", "")], resource), Has.Count.EqualTo(1));
    }

    [TestCase("customerTier", InstrumentKind.Counter)]
    [TestCase("customer.tier", InstrumentKind.Counter)]
    [TestCase("1st", InstrumentKind.Counter)]
    [TestCase("__name", InstrumentKind.Counter)]
    [TestCase("", InstrumentKind.Counter)]
    [TestCase("le", InstrumentKind.Histogram)]
    [TestCase("quantile", InstrumentKind.Summary)]
    public void A_label_that_the_exposition_cannot_have_or_has_itself_is_a_violation(string label, InstrumentKind kind)
    {
        string name = kind == InstrumentKind.Counter ? "orders_rejected_total" : "orders_wait_seconds";
        Assert.That(NamingStandard.Check(name, kind, null, [(label, "x")], Complete).Single().Rule, Is.EqualTo(NamingRule.LabelName));
    }

    [Test]
    public void Recommended_labels_are_looked_for_in_tags_and_resource()
    {
        var options = new ResourceOptions { Service = "orders", Instance = "orders-1" };
        options.Attributes["cloud.availability_zone"] = "us-east-1a";
        Assert.That(NamingStandard.MissingRecommendedLabels([], ResourceInfo.From(options)), Is.EqualTo(new[] { "component", "customer_tier" }));
        Assert.That(NamingStandard.MissingRecommendedLabels([("component", "database")], ResourceInfo.From(options)), Is.EqualTo(new[] { "customer_tier" }));
        Assert.That(NamingStandard.MissingRecommendedLabels([], ResourceInfo.Empty), Is.EqualTo(NamingStandard.RecommendedLabels));
    }

    [FsCheck.NUnit.Property]
    public Property A_suggested_name_has_no_fault_itself()
    {
        Gen<string> names = Gen.Elements("orders", "Orders", "queue", "cpu", "2xx", "_", ".", "-", "ms", "seconds", "per", "total", "count", "info", "ratio", "é")
            .ListOf().Select(parts => string.Join("", parts.Select((part, index) => index % 2 == 0 ? part : "_" + part)));
        Gen<(string Name, InstrumentKind Kind, string? Unit)> instruments =
            from name in names
            from kind in Gen.Elements(Enum.GetValues<InstrumentKind>())
            from unit in Gen.Elements<string?>(null, "s", "ms", "By", "1", "%", "{order}", "{order}/s", "furlong")
            select (name, kind, unit);
        return Prop.ForAll(instruments.ToArbitrary(), instrument =>
            NamingSuggestion.For(instrument.Name, instrument.Kind, instrument.Unit, "Order-Service") is not { } suggestion
            || NamingStandard.FindFaults(suggestion, instrument.Kind, instrument.Unit).Count == 0);
    }
}
