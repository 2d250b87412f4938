namespace Instrumentation.Architecture.Layers;

public class PackageLayersTests
{
    [Test]
    public void Every_package_refers_to_lower_layers_only() =>
        Assert.That(ProjectFile.Packages.SelectMany(PackageLayers.Violations), Is.Empty);

    [Test]
    public void The_check_sees_the_packages_that_are_there() =>
        Assert.That(
            ProjectFile.Packages.Single(project => project.Name == "Instrumentation.AspNetCore").ProjectReferences,
            Does.Contain("Instrumentation.Hosting"));

    [TestCase("Instrumentation.Exporters", "Instrumentation.Alerting", TestName = "A_sideways_reference_is_reported")]
    [TestCase("Instrumentation.Core", "Instrumentation.Hosting", TestName = "An_upward_reference_is_reported")]
    [TestCase("Instrumentation.Hosting", "Instrumentation.Unheard", TestName = "A_reference_to_a_package_without_a_layer_is_reported")]
    [TestCase("Instrumentation.Unheard", "Instrumentation.Core", TestName = "A_package_without_a_layer_is_reported")]
    public void A_bad_reference_is_reported(string from, string to)
    {
        var project = ProjectFile.Parse(from, $"""<Project><ItemGroup><ProjectReference Include="..\{to}\{to}.csproj" /></ItemGroup></Project>""");
        Assert.That(PackageLayers.Violations(project).ToList(), Has.Count.EqualTo(1).And.All.Contains(from));
    }

    [Test]
    public void Core_depends_on_no_package() =>
        Assert.That(ProjectFile.Packages.Single(project => project.Name == "Instrumentation.Core").PackageReferences, Is.Empty);

    [Test]
    public void A_package_reference_of_analysers_is_no_dependency()
    {
        const string Xml = """<Project><ItemGroup><PackageReference Include="A" PrivateAssets="all" /><PackageReference Include="B" /></ItemGroup></Project>""";
        Assert.That(ProjectFile.Parse("X", Xml).PackageReferences, Is.EqualTo(new[] { "B" }));
    }
}
