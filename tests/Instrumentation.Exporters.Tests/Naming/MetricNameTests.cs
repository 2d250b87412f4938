using Instrumentation.Catalogue;
using Instrumentation.Naming;

namespace Instrumentation.Exporters.Tests.Naming;

/// <summary>Tables of the OpenTelemetry specification's Prometheus compatibility and of Prometheus' own translator, and the names that the requirement gives.</summary>
public sealed class MetricNameTests
{
    [TestCase("requests", "", InstrumentKind.Counter, "requests_total")]
    [TestCase("requests_total", "", InstrumentKind.Counter, "requests_total")]
    [TestCase("requests.count", "1", InstrumentKind.Counter, "requests_count_total")]
    [TestCase("items", "1", InstrumentKind.Counter, "items_total")]
    [TestCase("cpu_seconds_total", "s", InstrumentKind.Counter, "cpu_seconds_total")]
    [TestCase("requests", "1/s", InstrumentKind.Counter, "requests_per_second_total")]
    [TestCase("cpu_usage", "1", InstrumentKind.Gauge, "cpu_usage_ratio")]
    [TestCase("cpu_usage_ratio", "1", InstrumentKind.Gauge, "cpu_usage_ratio")]
    [TestCase("response_time", "ms", InstrumentKind.Gauge, "response_time_milliseconds")]
    [TestCase("response_time_seconds", "s", InstrumentKind.Gauge, "response_time_seconds")]
    [TestCase("seconds_before_my_birthday", "s", InstrumentKind.Gauge, "seconds_before_my_birthday_seconds")]
    [TestCase("memory.usage", "By", InstrumentKind.Gauge, "memory_usage_bytes")]
    [TestCase("throughput", "By/s", InstrumentKind.Gauge, "throughput_bytes_per_second")]
    [TestCase("requests", "1/s", InstrumentKind.Gauge, "requests_per_second")]
    [TestCase("requests", "1/m", InstrumentKind.Gauge, "requests_per_minute")]
    [TestCase("custom_metric", "custom_unit", InstrumentKind.Gauge, "custom_metric_custom_unit")]
    [TestCase("custom_metric", "{custom}", InstrumentKind.Gauge, "custom_metric")]
    [TestCase("custom_metric", "By/{custom}", InstrumentKind.Gauge, "custom_metric_bytes")]
    [TestCase("metric", "By/", InstrumentKind.Gauge, "metric_bytes")]
    [TestCase("metric", " By / s ", InstrumentKind.Gauge, "metric_bytes_per_second")]
    [TestCase("metric", "/", InstrumentKind.Gauge, "metric")]
    [TestCase("metric__with__multiple__underscores", "unit__multiple__underscores", InstrumentKind.Gauge, "metric_with_multiple_underscores_unit_multiple_underscores")]
    [TestCase("custom_metric", "unit@with#special/chars", InstrumentKind.Gauge, "custom_metric_unit_with_special_per_chars")]
    [TestCase("http.server.request.duration", "s", InstrumentKind.Histogram, "http_server_request_duration_seconds")]
    [TestCase("request_size", "By", InstrumentKind.Histogram, "request_size_bytes")]
    [TestCase("response_time", "ms", InstrumentKind.Summary, "response_time_milliseconds")]
    [TestCase("metric_name", "2", InstrumentKind.Summary, "metric_name_2")]
    [TestCase("s%%ple", "%/m", InstrumentKind.Summary, "s_ple_percent_per_minute")]
    [TestCase("metric_hertz", "Hz", InstrumentKind.Gauge, "metric_hertz")]
    [TestCase("123metric", "", InstrumentKind.Gauge, "_123metric")]
    [TestCase("metric@@##$$name", "", InstrumentKind.Gauge, "metric_name")]
    [TestCase("sample_metric_name__:_per_meter", "", InstrumentKind.Gauge, "sample_metric_name_:_per_meter")]
    [TestCase("build", "", InstrumentKind.Info, "build_info")]
    [TestCase("build_info", "", InstrumentKind.Info, "build_info")]
    public void Names_are_translated_as_the_specification_says(string name, string unit, InstrumentKind kind, string expected) =>
        Assert.That(MetricName.For(name, unit, kind, default).Sample, Is.EqualTo(expected));

    [TestCase("d", "days")]
    [TestCase("h", "hours")]
    [TestCase("min", "minutes")]
    [TestCase("s", "seconds")]
    [TestCase("ms", "milliseconds")]
    [TestCase("us", "microseconds")]
    [TestCase("ns", "nanoseconds")]
    [TestCase("By", "bytes")]
    [TestCase("KiBy", "kibibytes")]
    [TestCase("MiBy", "mebibytes")]
    [TestCase("GiBy", "gibibytes")]
    [TestCase("TiBy", "tebibytes")]
    [TestCase("KBy", "kilobytes")]
    [TestCase("MBy", "megabytes")]
    [TestCase("GBy", "gigabytes")]
    [TestCase("TBy", "terabytes")]
    [TestCase("m", "meters")]
    [TestCase("V", "volts")]
    [TestCase("A", "amperes")]
    [TestCase("J", "joules")]
    [TestCase("W", "watts")]
    [TestCase("g", "grams")]
    [TestCase("Cel", "celsius")]
    [TestCase("Hz", "hertz")]
    [TestCase("%", "percent")]
    [TestCase("1", "")]
    [TestCase("1/h", "per_hour")]
    [TestCase("1/d", "per_day")]
    [TestCase("1/w", "per_week")]
    [TestCase("1/mo", "per_month")]
    [TestCase("1/y", "per_year")]
    [TestCase("1/custom_unit", "per_custom_unit")]
    [TestCase("{packet}", "")]
    [TestCase("%{percentage}", "percent")]
    [TestCase("", "")]
    public void Units_are_said_in_words(string unit, string expected) => Assert.That(UnitNames.ToWords(unit), Is.EqualTo(expected));

    [TestCase("event_processing_duration_ms", null, InstrumentKind.Histogram)]
    [TestCase("event_processing_duration_ms", "ms", InstrumentKind.Histogram)]
    [TestCase("events_processed_total", null, InstrumentKind.Counter)]
    [TestCase("events_processed_total", "{event}", InstrumentKind.Counter)]
    [TestCase("aggregation_memory_usage_bytes", "By", InstrumentKind.Gauge)]
    [TestCase("cpu_usage_percent", "%", InstrumentKind.Gauge)]
    [TestCase("rag_embedding_generation_duration_seconds", "s", InstrumentKind.Summary)]
    [TestCase("kafka_send_duration_ms", "ms", InstrumentKind.Histogram)]
    [TestCase("_hidden_metric_", null, InstrumentKind.Gauge)]
    public void A_valid_name_that_ends_with_its_unit_comes_out_unchanged(string name, string? unit, InstrumentKind kind) =>
        Assert.That(MetricName.For(name, unit, kind, default).Sample, Is.EqualTo(name));

    [Test]
    public void A_name_that_ends_with_the_unit_as_given_keeps_it_as_its_unit()
    {
        MetricName name = MetricName.For("event_processing_duration_ms", "ms", InstrumentKind.Histogram, default);
        Assert.That(name.Unit, Is.EqualTo("ms"));
    }

    [Test]
    public void A_trailing_underscore_is_not_doubled_by_a_suffix()
    {
        MetricName name = MetricName.For("requests.", "{request}", InstrumentKind.Counter, default);
        Assert.That((name.Sample, name.Family), Is.EqualTo(("requests_total", "requests")));
    }

    [TestCase(NameTranslation.UnderscoreEscapingWithoutSuffixes, "http.requests..count", "http_requests_count")]
    [TestCase(NameTranslation.KeepNames, "http_requests__count", "http_requests__count")]
    [TestCase(NameTranslation.KeepNames, "http.requests..count", "http_requests__count")]
    public void Without_suffixes_a_counter_is_of_unknown_type_in_OpenMetrics_so_that_its_name_stays(NameTranslation translation, string name, string expected)
    {
        MetricName translated = MetricName.For(name, "s", InstrumentKind.Counter, translation);
        Assert.That((translated.Sample, translated.Family, translated.Type, translated.Unit), Is.EqualTo((expected, expected, MetricType.Unknown, (string?)null)));
    }

    [Test]
    public void A_counter_that_is_named_total_has_still_a_family_name()
    {
        MetricName name = MetricName.For("_total", null, InstrumentKind.Counter, default);
        Assert.That(name.Family, Is.Not.Empty);
        Assert.That(name.Sample, Is.EqualTo(name.Family + "_total"));
    }

    [Test]
    public void Every_metric_of_the_catalogue_is_exposed_under_its_own_name()
    {
        foreach (CatalogueDefinition metric in MetricCatalogue.All)
        {
            var instrument = new InstrumentInfo(metric.Name, metric.Kind, metric.Unit, metric.Description, scope: null);
            Assert.That(MetricName.For(instrument, default).Sample, Is.EqualTo(metric.Name));
        }
    }

    [Test]
    public void A_captured_instrument_of_a_kept_name_is_translated_as_any_other()
    {
        var instrument = new InstrumentInfo("cpu_usage", InstrumentKind.Gauge, "%", null, new InstrumentScope("Shop", null, LabelSet.Empty));
        Assert.That(MetricName.For(instrument, default).Sample, Is.EqualTo("cpu_usage_percent"));
    }
}
