using Instrumentation.Architecture.Sources;

namespace Instrumentation.Architecture.Documentation;

public class MarkdownSampleTests
{
    private static IEnumerable<string> PackagesWithCode =>
        SourceFile.All.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Project).Distinct(StringComparer.Ordinal);

    private static IEnumerable<MarkdownSample> Samples => MarkdownFile.All.SelectMany(file => MarkdownSample.In(file.Path, file.Text));

    [TestCaseSource(nameof(Samples))]
    public void The_code_of_the_documentation_compiles(object sample) =>
        Assert.That(SourceCompiler.ErrorsOf(((MarkdownSample)sample).Program), Is.Empty);

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
        Assert.That(SourceCompiler.ErrorsOf("Console.WriteLine(missing);"), Has.Count.EqualTo(1).And.One.Contains("CS0103"));

    [Test]
    public void A_program_of_the_web_sdk_compiles() =>
        Assert.That(SourceCompiler.ErrorsOf("var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/\", () => Results.Ok());\nawait app.RunAsync();"), Is.Empty);
}
