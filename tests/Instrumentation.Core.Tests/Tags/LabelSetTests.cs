namespace Instrumentation;

public sealed class LabelSetTests
{
    [FsCheck.NUnit.Property]
    public bool Labels_are_sorted_by_name_without_duplicates_or_empty_values((string? Name, string? Value)[] pairs)
    {
        LabelSet labels = LabelSet.From([.. pairs.Select(pair => new Tag(pair.Name!, pair.Value))]);
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string? name, string? value) in pairs)
            expected[name ?? ""] = value ?? "";
        return labels.AsSpan().ToArray().SequenceEqual(expected.Where(pair => pair.Value.Length > 0).Select(pair => new Label(pair.Key, pair.Value)));
    }

    [Test]
    public void Equality_is_of_content_and_sameness_of_instance()
    {
        LabelSet one = LabelSet.From(("b", 2), ("a", "1"));
        LabelSet other = LabelSet.From(("a", "1"), ("b", "2"));
        LabelSet copy = one;
        Assert.That(one == other);
        Assert.That(one.Equals((object)other));
        Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
        Assert.That(one.IsSame(other), Is.False);
        Assert.That(one.IsSame(copy));
        Assert.That(one != LabelSet.From(("a", "1")));
        Assert.That(LabelSet.Empty == default);
        Assert.That(LabelSet.From(("a", "")) == LabelSet.Empty);
    }

    [Test]
    public void A_label_is_found_by_its_name()
    {
        LabelSet labels = LabelSet.From(("b", 2), ("a", "1"));
        Assert.That(labels.Find("b"), Is.EqualTo("2"));
        Assert.That(labels.Find("B"), Is.Null);
        Assert.That(LabelSet.Empty.Find("b"), Is.Null);
        Assert.That(labels.ToString(), Is.EqualTo("{a=\"1\",b=\"2\"}"));
        Assert.That(LabelSet.Empty.ToString(), Is.EqualTo("{}"));
    }
}
