using Instrumentation.TestKit;

namespace Instrumentation.PromqlPeer;

/// <summary>The rule packs as promtool sees them.</summary>
[Category("Peer")]
public sealed class RulePackTests
{
    private static readonly string[] Names = [.. RulePack.All.Select(pack => pack.Name)];

    [TestCaseSource(nameof(Names))]
    public async Task Promtool_accepts_a_pack_and_passes_its_unit_tests(string name)
    {
        string promtool = Peer.Require("promtool", "prometheus");

        (int checkedExit, string checks) = await Peer.RunAsync(promtool, ["check", "rules", Repository.PathTo("src", "Instrumentation.PromQL", "RulePacks", name + ".yml")]);
        (int testedExit, string tests) = await Peer.RunAsync(promtool, ["test", "rules", Repository.PathTo("tests", "Instrumentation.PromQL.Tests", "RulePacks", name + ".test.yml")]);

        Assert.That(checkedExit, Is.Zero, checks);
        Assert.That(testedExit, Is.Zero, tests);
        Assert.That(tests, Does.Contain("SUCCESS"));
    }
}
