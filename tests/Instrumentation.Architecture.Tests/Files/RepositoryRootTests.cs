using Instrumentation.Architecture.Sources;

namespace Instrumentation.Architecture.Files;

public class RepositoryRootTests
{
    private static readonly string[] Entries =
    [
        ".ci", ".editorconfig", ".gitignore", "Directory.Build.props", "Directory.Packages.props", "Instrumentation.sln", "LICENSE", "README.md",
        "benchmarks", "docs", "nuget.config", "samples", "src", "tests",
    ];

    /// <summary>What git, builds and editors leave there, none of it committed.</summary>
    private static readonly string[] Local = [".git", ".idea", ".vs", "BenchmarkDotNet.Artifacts", "TestResults", "artifacts"];

    [Test]
    public void Nothing_but_the_agreed_entries_stands_at_the_root() =>
        Assert.That(Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName).Except(Local), Is.EquivalentTo(Entries));

    [Test]
    public void The_solution_holds_every_project()
    {
        string solution = File.ReadAllText(Repository.PathTo("Instrumentation.sln")).Replace('\\', '/');
        string[] projects = [.. new[] { "src", "tests", "samples", "benchmarks" }.SelectMany(area => SourceFile.FilesUnder(area, "*.csproj"))];
        Assert.That(projects, Has.Length.GreaterThan(10), "the search has lost the projects");
        Assert.That(projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_package_has_a_test_project_of_its_name() =>
        Assert.That(
            Layers.ProjectFile.Packages.Select(package => $"tests/{package.Name}.Tests/{package.Name}.Tests.csproj"),
            Is.SubsetOf(SourceFile.FilesUnder("tests", "*.csproj")));

    [Test]
    public void The_feed_is_the_machines_own() =>
        Assert.That(File.ReadAllText(Repository.PathTo("nuget.config")), Does.Not.Contain("packageSources").And.Not.Contain("://"));

    [Test]
    public void Nothing_silences_missing_documentation() =>
        Assert.That(
            SourceFile.FilesUnder("src", "*.*").Prepend(".editorconfig").Prepend("Directory.Build.props").Where(path => File.ReadAllText(Repository.PathTo(path)).Contains("CS1591", StringComparison.Ordinal)),
            Is.Empty);
}
