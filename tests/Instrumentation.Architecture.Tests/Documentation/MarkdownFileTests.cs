namespace Instrumentation.Architecture.Documentation;

public class MarkdownFileTests
{
    [Test]
    public void Every_link_leads_to_a_file_of_the_repository() =>
        Assert.That(
            from file in MarkdownFile.All
            from link in file.LocalLinks
            where !Path.Exists(Repository.PathTo(link))
            select $"{file.Path} -> {link}",
            Is.Empty);

    [Test]
    public void A_link_is_read_from_where_its_file_stands() =>
        Assert.That(
            new MarkdownFile("docs/adr/a.md", "[b](../b.md#part) [c](https://c.test/c) [d](#here)\n[e](e.md)").LocalLinks,
            Is.EqualTo(new[] { "docs/b.md", "docs/adr/e.md" }));

    [Test]
    public void The_readme_names_the_commands_that_the_check_of_a_clone_runs()
    {
        string readme = MarkdownFile.All.Single(file => file.Path == "README.md").Text;
        const string Run = "dotnet run --project samples/StreamingAnalytics";
        const string Test = "dotnet test Instrumentation.sln";
        Assert.That(readme, Does.Contain(Run).And.Contain(Test));
        Assert.That(File.ReadAllText(Repository.PathTo(".ci", "serve-sample")), Does.Contain(Run));
        Assert.That(File.ReadAllText(Repository.PathTo(".ci", "steps")), Does.Contain(Test));
    }
}
