namespace Instrumentation.Commands;

public sealed class CommandTreeTests
{
    [TestCase("")]
    [TestCase("check")]
    [TestCase("check rules")]
    [TestCase("test")]
    [TestCase("test rules")]
    [TestCase("query")]
    [TestCase("slo")]
    [TestCase("slo validate")]
    [TestCase("slo list")]
    [TestCase("slo generate")]
    [TestCase("slo generate prometheus-rules")]
    [TestCase("slo generate openslo")]
    [TestCase("slo status")]
    [TestCase("slo trends")]
    [TestCase("slo report")]
    [TestCase("slo generate rule-tests")]
    [TestCase("slo simulate")]
    [TestCase("slo gate")]
    [TestCase("promql")]
    [TestCase("promql format")]
    [TestCase("promql explain")]
    public async Task The_help_of_a_command_is_the_approved_one(string command)
    {
        ToolRun run = await ToolRun.OfAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.Success, "")));
        Approved.Verify(
            string.Join('\n', run.Output.Split('\n').Select(line => line.TrimEnd())),
            $"CommandTreeTests.{(command.Length == 0 ? "instrumentation" : command.Replace(' ', '-'))}");
    }

    [TestCase("", "Required command was not provided.", "'instrumentation --help'")]
    [TestCase("check", "Required command was not provided.", "'instrumentation check --help'")]
    [TestCase("nothing", "'nothing'", "'instrumentation --help'")]
    [TestCase("check rules", "Required argument missing", "'instrumentation check rules --help'")]
    [TestCase("check rules a.yml --nothing", "", "")]
    [TestCase("query x", "--input", "'instrumentation query --help'")]
    [TestCase("query x --input f --format yaml", "yaml", "'instrumentation query --help'")]
    public async Task A_wrong_command_line_is_told_and_ends_with_2(string command, string problem, string hint)
    {
        ToolRun run = await ToolRun.OfAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.Unusable, "")));
        Assert.That(run.Error, Does.Contain(problem).And.Contain(hint));
    }

    [Test]
    public async Task The_version_is_that_of_the_package()
    {
        ToolRun run = await ToolRun.OfAsync("--version");

        Assert.That(run.Output, Does.Match(@"^\d+\.\d+\.\d+"));
    }
}
