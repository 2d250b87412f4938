namespace Instrumentation.TestKit;

[NonParallelizable]
public class RepositoryTests
{
    private static readonly string[] Switches = ["INSTRUMENTATION_CONFORMANCE", "INSTRUMENTATION_REQUIRE_CONFORMANCE"];

    private string?[] _before = [];

    [SetUp]
    public void Remember()
    {
        _before = [.. Switches.Select(Environment.GetEnvironmentVariable)];
        foreach (string name in Switches)
            Environment.SetEnvironmentVariable(name, null);
    }

    [TearDown]
    public void Restore()
    {
        foreach ((string name, string? value) in Switches.Zip(_before))
            Environment.SetEnvironmentVariable(name, value);
    }

    [Test]
    public void The_root_holds_the_solution() =>
        Assert.That(File.Exists(Repository.PathTo("Instrumentation.sln")), Is.True);

    [Test]
    public void The_suites_are_where_the_variable_says()
    {
        string folder = Directory.CreateTempSubdirectory("suites").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "slo", "sloth"));
            Environment.SetEnvironmentVariable(Switches[0], folder);
            Assert.That(Repository.Conformance, Is.EqualTo(folder));
            Assert.That(Repository.RequireConformance("slo", "sloth"), Is.EqualTo(Path.Combine(folder, "slo", "sloth")));
            Assert.That(() => Repository.RequireConformance("promql"), Throws.TypeOf<IgnoreException>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Absent_suites_skip_the_test_and_say_what_to_set()
    {
        Environment.SetEnvironmentVariable(Switches[0], Repository.PathTo("no-such-folder"));
        Assert.That(Repository.Conformance, Is.Null);
        Assert.That(() => Repository.RequireConformance("promql"), Throws.TypeOf<IgnoreException>().With.Message.Contains("INSTRUMENTATION_CONFORMANCE"));
    }

    [Test]
    public void Absent_suites_fail_where_they_are_required()
    {
        Environment.SetEnvironmentVariable(Switches[0], Repository.PathTo("no-such-folder"));
        Environment.SetEnvironmentVariable(Switches[1], "1");
        Assert.That(() => Repository.RequireConformance("promql"), Throws.TypeOf<AssertionException>());
    }
}
