using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.Prometheus;

/// <summary>What Prometheus' own checker says of the text format.</summary>
[Category("Peer")]
public sealed class PromtoolTests
{
    [Test]
    public async Task Promtool_complains_only_about_names_that_were_given() => Approved.Verify(await CheckAsync(Expose.Text(Samples.EveryKind())));

    [Test]
    public async Task Promtool_reads_an_exposition_whose_families_were_in_conflict()
    {
        string complaints = await CheckAsync(Expose.Text(Conflicts.Source()));
        Assert.That(complaints, Does.Not.Contain("error while linting").And.Not.Contain("parsing"));
    }

    private static async Task<string> CheckAsync(string exposition) =>
        (await Peer.RunAsync(Peer.Require("promtool", "prometheus"), ["check", "metrics"], exposition)).Output;
}
