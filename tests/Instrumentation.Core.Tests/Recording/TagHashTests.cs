namespace Instrumentation.Recording;

public sealed class TagHashTests
{
    [FsCheck.NUnit.Property]
    public bool A_number_hashes_and_matches_as_its_text(long whole, double fraction, bool truth)
    {
        Tag[] numbers = [("whole", whole), ("fraction", fraction), ("truth", truth)];
        Tag[] texts = [("truth", truth ? "true" : "false"), ("whole", whole.ToString()), ("fraction", fraction.ToString("R"))];
        LabelSet labels = LabelSet.From(texts);
        return Same(numbers, texts, labels) && TagHash.Matches(numbers, 3, labels) && TagHash.Matches(texts, 3, labels);
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(FiniteDoubles)])]
    public bool A_double_of_any_size_hashes_as_its_text(double value)
        => Same([("v", value)], [("v", value.ToString("R"))], LabelSet.From(("v", value)));

    [FsCheck.NUnit.Property]
    public bool Neither_order_nor_empty_values_change_a_hash(FsCheck.NonEmptyString first, FsCheck.NonEmptyString second)
    {
        Tag[] forth = [("a", first.Get), ("empty", ""), ("b", second.Get)];
        Tag[] back = [("b", second.Get), ("a", first.Get), ("nothing", (string?)null)];
        return Same(forth, back, LabelSet.From(("a", first.Get), ("b", second.Get)));
    }

    [Test]
    public void Values_that_change_places_hash_apart()
    {
        Tag[] one = [("source", "north"), ("target", "south")];
        Tag[] other = [("source", "south"), ("target", "north")];
        Assert.That(TagHash.Sampled(one, out _), Is.Not.EqualTo(TagHash.Sampled(other, out _)));
        Assert.That(TagHash.Keyed(one), Is.Not.EqualTo(TagHash.Keyed(other)));
    }

    [Test]
    public void Every_length_of_a_value_is_taken_into_account()
    {
        string[] values = [.. Enumerable.Range(1, 100).Select(length => new string('x', length))];
        Assert.That(values.Select(value => TagHash.Sampled([("a", value)], out _)).Distinct().Count(), Is.EqualTo(values.Length));
    }

    [Test]
    public void Tags_match_only_the_very_labels()
    {
        LabelSet labels = LabelSet.From(("a", "1"), ("b", "2"));
        Assert.Multiple(() =>
        {
            Assert.That(TagHash.Matches([("b", "2"), ("a", "1")], 2, labels));
            Assert.That(TagHash.Matches([("b", 2), ("a", 1L), ("c", "")], 2, labels));
            Assert.That(TagHash.Matches([("a", "1")], 1, labels), Is.False);
            Assert.That(TagHash.Matches([("a", "1"), ("b", "3")], 2, labels), Is.False);
            Assert.That(TagHash.Matches([("a", "1"), ("c", "2")], 2, labels), Is.False);
            Assert.That(TagHash.Matches([("a", "1"), ("a", "1")], 2, labels), Is.False);
            Assert.That(TagHash.Matches([("a", "2"), ("b", "1")], 2, labels), Is.False);
        });
    }

    private static bool Same(Tag[] left, Tag[] right, LabelSet labels)
        => TagHash.Sampled(left, out int count) == TagHash.Sampled(right, out int other)
            && count == other
            && count == labels.Count
            && TagHash.Sampled(left, out _) == TagHash.Sampled(labels)
            && TagHash.Keyed(left) == TagHash.Keyed(right)
            && TagHash.Keyed(left) == TagHash.Keyed(labels);
}
