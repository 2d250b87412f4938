using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.Prometheus;

public sealed class PrometheusTextTests
{
    [Test]
    public void Every_kind_is_written() => Approved.Verify(Expose.Text(Samples.EveryKind()));

    [Test]
    public void Nothing_recorded_is_an_empty_exposition() => Assert.That(Expose.Text(new FixedSource()), Is.Empty);

    [Test]
    public void Standard_labels_are_added_where_they_are_asked_for_and_scope_labels_left_out()
    {
        var options = new PrometheusExporterOptions { StandardLabels = true, ScopeLabels = false, TargetInfo = false };
        Approved.Verify(Expose.Text(Samples.EveryKind(), options));
    }
}
