namespace Instrumentation.TestKit;

[NonParallelizable]
public class PeerTests
{
    private const string Switch = "INSTRUMENTATION_REQUIRE_PEERS";
    private const string Absent = "a-program-that-nobody-has-installed";

    private string? _before;

    [SetUp]
    public void Remember() => _before = Environment.GetEnvironmentVariable(Switch);

    [TearDown]
    public void Restore() => Environment.SetEnvironmentVariable(Switch, _before);

    [Test]
    public void A_program_on_the_path_is_found() =>
        Assert.That(File.Exists(Peer.Require("dotnet", "dotnet-sdk")), Is.True);

    [Test]
    public void A_missing_program_skips_the_test_and_says_what_to_install()
    {
        Environment.SetEnvironmentVariable(Switch, null);
        Assert.That(() => Peer.Require(Absent, "its-package"), Throws.TypeOf<IgnoreException>().With.Message.Contains("its-package"));
    }

    [Test]
    public void A_missing_program_fails_where_peers_are_required()
    {
        Environment.SetEnvironmentVariable(Switch, "1");
        Assert.That(() => Peer.Require(Absent, "its-package"), Throws.TypeOf<AssertionException>().With.Message.Contains("its-package"));
    }

    [Test]
    public async Task A_program_gets_its_input_and_gives_output_errors_and_code()
    {
        (int code, string output) = await Peer.RunAsync(Peer.Require("sh", "dash"), ["-c", "cat; echo complaint >&2; exit 3"], "text\n");
        Assert.That((code, output), Is.EqualTo((3, "text\ncomplaint\n")));
    }

    [Test]
    public async Task A_program_need_not_read_its_input() =>
        Assert.That(await Peer.RunAsync(Peer.Require("true", "coreutils"), [], new string('x', 1 << 20)), Is.EqualTo((0, "")));

    [Test]
    public async Task Waiting_ends_as_soon_as_the_condition_holds()
    {
        int asked = 0;
        await Peer.Until(() => ++asked < 3 ? throw new IOException("not yet") : Task.FromResult(asked == 3), TimeSpan.FromMinutes(1), "three questions");
        Assert.That(asked, Is.EqualTo(3));
    }

    [Test]
    public void Waiting_in_vain_fails_and_says_for_what() =>
        Assert.That(
            async () => await Peer.Until(() => Task.FromResult(false), TimeSpan.Zero, "the sky to fall"),
            Throws.TypeOf<AssertionException>().With.Message.Contains("the sky to fall"));
}
