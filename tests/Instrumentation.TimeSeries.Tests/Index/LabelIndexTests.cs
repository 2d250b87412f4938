using Instrumentation.Labels;

namespace Instrumentation.Index;

public class LabelIndexTests
{
    private static readonly SeriesStore Store = new();

    [Test]
    public void Equal_texts_are_shared()
    {
        var index = new LabelIndex();
        StoredSeries one = Add(index, new string("job"), new string("api"), "1");
        StoredSeries other = Add(index, new string("job"), new string("api"), "2");
        Assert.That(one.Labels["job"], Is.SameAs(other.Labels["job"]));
        Assert.That(one.Labels[1].Name, Is.SameAs(other.Labels[1].Name));
    }

    [Test]
    public void The_cost_of_a_series_is_never_below_what_it_takes()
    {
        var index = new LabelIndex();
        for (int number = 0; number < 3_000; number++)
        {
            var labels = SeriesLabels.Of(("id", $"{number}"), ("group", $"{number / 7}"), ("fixed", "x"), ($"name{number % 50}", "y"));
            long limit = index.LabelBytes + index.IndexBytes + index.CostOf(labels);
            index.Add(new StoredSeries(Store, labels));
            Assert.That(index.LabelBytes + index.IndexBytes, Is.LessThanOrEqualTo(limit));
        }
    }

    [Test]
    public void What_is_taken_out_leaves_nothing_behind()
    {
        var index = new LabelIndex();
        StoredSeries[] series = [.. Enumerable.Range(0, 1_000).Select(number => Add(index, "id", $"{number}", $"{number % 3}"))];
        StoredSeries kept = Add(index, "id", "kept", "kept");
        index.Remove(series.ToHashSet());
        Assert.That(index.Find([], CancellationToken.None), Is.EqualTo(new[] { kept }));
        Assert.That(index.Values("id"), Is.EqualTo(new[] { "kept" }));
        Assert.That(index.IndexBytes, Is.LessThan(5_000));
        index.Remove(new HashSet<StoredSeries> { kept });
        Assert.That(index.Names(), Is.Empty);
        Assert.That((index.Count, index.LabelBytes), Is.EqualTo((0, 0L)));
    }

    [TestCase("a=\"1\"", "1")]
    [TestCase("a!=\"1\"", "2 12 none")]
    [TestCase("a=\"\"", "none")]
    [TestCase("a!=\"\"", "1 2 12")]
    [TestCase("a=~\"1|2\"", "1 2")]
    [TestCase("a=~\"1.*\"", "1 12")]
    [TestCase("a=~\"[0-9]+2\"", "12")]
    [TestCase("a=~\".*\"", "1 2 12 none")]
    [TestCase("a!~\"1.*\"", "2 none")]
    [TestCase("a!~\"(1.*)?\"", "2")]
    [TestCase("a=~\"1|\"", "1 none")]
    [TestCase("b=\"1\"", "")]
    [TestCase("b=\"\"", "1 2 12 none")]
    [TestCase("a!=\"\" id!=\"2\"", "1 12")]
    [TestCase("a=~\".+\" id=~\"1.|2\"", "2 12")]
    [TestCase("id=\"1\" a=\"2\"", "")]
    public void Matchers_find_series(string matchers, string expected)
    {
        var index = new LabelIndex();
        foreach (string value in new[] { "1", "2", "12" })
            Add(index, "a", value, value);
        index.Add(new StoredSeries(Store, SeriesLabels.Of(("id", "none"))));
        LabelMatcher[] parsed = [.. matchers.Split(' ').Select(Parse)];
        Assert.That(index.Find(parsed, CancellationToken.None).Select(series => series.Labels["id"]), Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static StoredSeries Add(LabelIndex index, string name, string value, string id)
    {
        var labels = name == "id" ? SeriesLabels.Of(("id", value), ("group", id)) : SeriesLabels.Of((name, value), ("id", id));
        var series = new StoredSeries(Store, labels);
        index.Add(series);
        return series;
    }

    private static LabelMatcher Parse(string text)
    {
        int quote = text.IndexOf('"', StringComparison.Ordinal);
        string name = text[..text.IndexOfAny(['=', '!'])];
        LabelMatchType type = text[name.Length..quote] switch { "=" => LabelMatchType.Equal, "!=" => LabelMatchType.NotEqual, "=~" => LabelMatchType.Regex, _ => LabelMatchType.NotRegex };
        return new LabelMatcher(name, type, text[(quote + 1)..^1]);
    }
}
