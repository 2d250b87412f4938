using Instrumentation.Architecture.Sources;

namespace Instrumentation.Architecture.Documentation;

public class MarkdownSampleTests
{
    // A tool is used from the command line.
    private static IEnumerable<string> PackagesWithCode =>
        SourceFile.All.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Project).Distinct(StringComparer.Ordinal)
            .Where(project => SourceFile.All.All(file => file.Path != $"src/{project}/Program.cs"));

    private static IEnumerable<MarkdownSample> Samples => MarkdownFile.All.SelectMany(file => MarkdownSample.In(file.Path, file.Text));

    [TestCaseSource(nameof(Samples))]
    public void The_code_of_the_documentation_compiles(object block)
    {
        var sample = (MarkdownSample)block;
        Assert.That(SourceCompiler.ErrorsOf(sample.Program, sample.IsWeb), Is.Empty);
    }

    [Test]
    public void The_root_readme_shows_code() =>
        Assert.That(Samples.Select(sample => sample.Path), Does.Contain("README.md"));

    [TestCaseSource(nameof(PackagesWithCode))]
    public void The_readme_of_a_package_shows_code(string package) =>
        Assert.That(Samples.Select(sample => sample.Path), Does.Contain($"src/{package}/README.md"));

    [Test]
    public void A_block_is_found_with_its_line_and_without_its_indent()
    {
        MarkdownSample sample = MarkdownSample.In("x.md", "Text\n\n  ```csharp\n  int a = 1;\n\n    int b = 2;\n  ```\n```text\nnone\n```\n").Single();
        Assert.That((sample.Line, sample.Code), Is.EqualTo((3, "int a = 1;\n\n  int b = 2;")));
    }

    [Test]
    public void What_is_given_comes_after_the_using_directives()
    {
        MarkdownSample sample = MarkdownSample.In("x.md", "<!-- given:\nint a = 1; -->\n\n```csharp\nusing System.Text;\n\nusing var b = new StringWriter();\n```\n").Single();
        Assert.That(sample.Program, Is.EqualTo("using System.Text;\n\nint a = 1;\nusing var b = new StringWriter();"));
    }

    [Test]
    public void What_is_given_holds_for_the_next_block_only() =>
        Assert.That(
            MarkdownSample.In("x.md", "<!-- given: int a = 1; -->\n```csharp\na++;\n```\n<!-- note -->\n```csharp\na++;\n```\n").Select(sample => sample.Given),
            Is.EqualTo(new[] { "int a = 1;", "" }));

    [Test]
    public void A_block_that_does_not_compile_is_reported() =>
        Assert.That(SourceCompiler.ErrorsOf("Console.WriteLine(missing);", isWeb: false), Has.Count.EqualTo(1).And.One.Contains("CS0103"));

    [TestCase("README.md", true)]
    [TestCase("docs/configuration.md", true)]
    [TestCase("src/Instrumentation.AspNetCore/README.md", true)]
    [TestCase("src/Instrumentation.Core/README.md", false)]
    public void Only_readers_of_the_web_sdk_have_its_usings(string path, bool compiles)
    {
        MarkdownSample sample = MarkdownSample.In(path, "```csharp\nvar app = WebApplication.CreateBuilder(args).Build();\nawait app.RunAsync();\n```").Single();
        Assert.That(SourceCompiler.ErrorsOf(sample.Program, sample.IsWeb).Count == 0, Is.EqualTo(compiles));
    }
}
