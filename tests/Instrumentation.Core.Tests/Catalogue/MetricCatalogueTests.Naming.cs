namespace Instrumentation.Catalogue;

public sealed partial class MetricCatalogueTests
{
    private static readonly ResourceInfo Complete = ResourceInfo.From(new ResourceOptions { Service = "shop", Environment = "dev", Version = "1", Region = "eu" });

    [Test]
    public void Every_name_of_the_catalogue_passes_the_standard()
    {
        foreach (CatalogueDefinition metric in MetricCatalogue.All)
        {
            Tag[] tags = [.. metric.Tags.Select(tag => new Tag(tag, "x"))];
            Assert.That(NamingStandard.Check(metric.Name, metric.Kind, metric.Unit, tags, Complete), Is.Empty, metric.Name);
        }
    }

    [Test]
    public void The_names_that_are_kept_in_spite_of_the_standard_are_those_that_break_it()
    {
        IEnumerable<string> broken = MetricCatalogue.All.Where(metric => NamingStandard.FindFaults(metric.Name, metric.Kind, metric.Unit).Count > 0).Select(metric => metric.Name);
        Assert.That(NamingStandard.KeptNames.Keys, Is.EquivalentTo(broken));
    }

    [Test]
    public void No_name_of_our_own_is_an_exception()
        => Assert.That(MetricCatalogue.All.Where(metric => metric.Source == CatalogueSource.Own).Select(metric => metric.Name), Has.None.AnyOf([.. NamingStandard.KeptNames.Keys]));
}
