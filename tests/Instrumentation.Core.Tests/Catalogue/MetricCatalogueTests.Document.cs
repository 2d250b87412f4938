namespace Instrumentation.Catalogue;

public sealed partial class MetricCatalogueTests
{
    [Test]
    public void The_page_of_the_catalogue_is_up_to_date()
    {
        string received = Repository.PathTo("docs", "catalogue.received.md");
        string page = Repository.PathTo("docs", "catalogue.md");
        string text = CatalogueDocument.Render();
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail("docs/catalogue.md is not what the catalogue says; review docs/catalogue.received.md and rename it.");
    }
}
