using Instrumentation.Architecture.Sources;

namespace Instrumentation.Architecture.Files;

public class TestPlacementTests
{
    private static readonly HashSet<string> Sources = ["src/P/Recording/StripedSum.cs", "src/P/Syntax/Parser.Expressions.cs"];

    [Test]
    public void Every_test_file_mirrors_a_source_file() =>
        Assert.That(TestPlacement.Misplaced(TestPlacement.TestFiles, SourceFile.All.Select(file => file.Path).ToHashSet(StringComparer.Ordinal)), Is.Empty);

    [Test]
    public void Every_exception_still_exists() =>
        Assert.That(TestPlacement.WholePackage.Except(TestPlacement.TestFiles), Is.Empty);

    [TestCase("tests/P.Tests/Recording/StripedSumTests.cs")]
    [TestCase("tests/P.Tests/Syntax/ParserTests.cs")]
    [TestCase("tests/P.Tests/Recording/StripedSumTests.Threads.cs")]
    [TestCase("tests/P.Tests/Recording/Probe.cs")]
    public void A_mirrored_test_passes(string path) =>
        Assert.That(TestPlacement.Misplaced([path], Sources), Is.Empty);

    [TestCase("tests/P.Tests/StripedSumTests.cs")]
    [TestCase("tests/P.Tests/Recording/StripedTests.cs")]
    [TestCase("tests/Q.Tests/Recording/StripedSumTests.cs")]
    public void A_test_that_stands_elsewhere_is_named(string path) =>
        Assert.That(TestPlacement.Misplaced([path], Sources).ToList(), Has.Count.EqualTo(1).And.One.Contains(path));
}
