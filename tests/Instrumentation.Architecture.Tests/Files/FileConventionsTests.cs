using Instrumentation.Architecture.Sources;

namespace Instrumentation.Architecture.Files;

public class FileConventionsTests
{
    private const double MaximumCommentShare = 0.06;

    private static IEnumerable<string> Packages => Layers.ProjectFile.Packages.Select(project => project.Name);

    [Test]
    public void Every_file_follows_the_conventions()
    {
        Assert.That(SourceFile.All, Has.Count.GreaterThan(50), "the search has lost the sources");
        Assert.That(SourceFile.All.SelectMany(FileConventions.Violations), Is.Empty);
    }

    [TestCaseSource(nameof(Packages))]
    public void Ordinary_comments_are_rare(string package)
    {
        var files = SourceFile.All.Where(file => file.Path.StartsWith($"src/{package}/", StringComparison.Ordinal)).ToList();
        int comments = files.Sum(file => file.OrdinaryComments.Sum(comment => comment.ToString().Count(character => character == '\n') + 1));
        Assert.That(comments, Is.LessThanOrEqualTo(files.Sum(file => file.LineCount) * MaximumCommentShare));
    }

    [TestCase("src/P/One.cs", "class One; class Two;", "one type per file")]
    [TestCase("src/P/One.cs", "delegate void Two();", "name the file for it")]
    [TestCase("src/P/Utils/One.cs", "class One;", "folder named Utils")]
    [TestCase("src/P/One.cs", "namespace N { class One; }", "not file-scoped")]
    [TestCase("src/P/One.cs", "#region Fields\nclass One;\n#endregion", "#region")]
    [TestCase("src/P/One.cs", "// TODO later\nclass One;", "One.cs:1: unfinished")]
    [TestCase("src/P/One.cs", "class One\n{\n    // if (two > 3) {\n}", "One.cs:3: commented-out")]
    [TestCase("src/P/One.cs", "class One\n{\n    /* why */ // int three = Two(3);\n}", "One.cs:3: commented-out")]
    public void A_planted_violation_is_named(string path, string text, string expected) =>
        Assert.That(FileConventions.Violations(new SourceFile(path, text)).ToList(), Has.Count.EqualTo(1).And.One.Contains(expected));

    [TestCase("src/P/Parser.Expressions.cs", "namespace N; partial class Parser { class Inner; /* why */ }")]
    [TestCase("src/P/One.cs", "namespace N; // holds the TodoList; see there\nclass One<T> { string _url = \"http://x; // TODO\"; }")]
    [TestCase("src/P/One.cs", "// Written under the lock: a place is filled once, series before hash;\n// readers need no lock. See {Two} {\nclass One;")]
    [TestCase("samples/P/Program.cs", "System.Console.WriteLine();")]
    public void Good_files_pass(string path, string text) =>
        Assert.That(FileConventions.Violations(new SourceFile(path, text)), Is.Empty);

    [Test]
    public void A_long_file_needs_a_reason()
    {
        string lines = string.Concat(Enumerable.Repeat("    int _;\n", FileConventions.MaximumLines - 2));
        Assert.That(FileConventions.Violations(new SourceFile("src/P/One.cs", $"class One {{\n{lines}}}\n")), Is.Empty);
        Assert.That(FileConventions.Violations(new SourceFile("src/P/One.cs", $"class One {{\n{lines}\n}}\n")), Is.EqualTo(new[] { "src/P/One.cs: 401 lines; split it by topic or say '// Long because ...'" }));
        Assert.That(FileConventions.Violations(new SourceFile("src/P/One.cs", $"// Long because the table is one.\nclass One {{\n{lines}}}\n")), Is.Empty);
    }
}
