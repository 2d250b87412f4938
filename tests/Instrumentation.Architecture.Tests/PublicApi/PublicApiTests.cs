using System.Reflection;

namespace Instrumentation.Architecture.PublicApi;

public class PublicApiTests
{
    private static IEnumerable<string> Packages => Layers.ProjectFile.Packages.Select(project => project.Name);

    [TestCaseSource(nameof(Packages))]
    public void The_public_api_is_the_approved_one(string package) =>
        Approved.Verify(PublicApiPrinter.Print(Assembly.Load(package)), package);

    [Test]
    public void No_approved_api_is_left_of_a_package_that_is_gone() =>
        Assert.That(
            Directory.GetFiles(Repository.PathTo("tests", "Instrumentation.Architecture.Tests", "PublicApi"), "Instrumentation.*.verified.txt").Select(path => Path.GetFileName(path).Replace(".verified.txt", "", StringComparison.Ordinal)),
            Is.EquivalentTo(Packages));
}
