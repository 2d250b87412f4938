using System.Globalization;

namespace Instrumentation;

public sealed class TagTests
{
    [FsCheck.NUnit.Property]
    public bool A_number_is_its_shortest_invariant_text(long whole, double fraction)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "minus" } };
            return new Tag("n", whole).Value == whole.ToString(CultureInfo.InvariantCulture)
                && BitConverter.DoubleToInt64Bits(double.Parse(new Tag("n", fraction).Value, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(fraction);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [FsCheck.NUnit.Property]
    public bool Equal_tags_have_equal_names_and_texts_and_hashes(long value, string? name)
    {
        Tag number = new(name!, value);
        Tag text = new(name!, value.ToString(CultureInfo.InvariantCulture));
        return number == text && number.Equals((object)text) && number.GetHashCode() == text.GetHashCode() && number != new Tag(name + "x", value);
    }

    [Test]
    public void Tuples_are_tags()
    {
        (Tag Tag, string Text)[] tags =
        [
            (("a", "text"), "a=text"), (("a", 5), "a=5"), (("a", -5L), "a=-5"), (("a", 0.1), "a=0.1"), (("a", true), "a=true"), (("a", false), "a=false"),
            (("a", (string?)null), "a="), (Tag.Of("a", DayOfWeek.Monday), "a=Monday"), (Tag.Of("a", (DayOfWeek)99), "a=99"), (Tag.Of("a", 1.50m), "a=1.50"),
            (Tag.Of("a", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)), "a=01/02/2026 03:04:05"), (Tag.Of("a", (Version?)null!), "a="), (default, "="),
        ];
        foreach ((Tag tag, string text) in tags)
            Assert.That(tag.ToString(), Is.EqualTo(text));
    }

    [Test]
    public void A_text_of_one_letter_is_never_taken_for_a_number()
    {
        foreach (string letter in (string[])["i", "d", "b", new('i', 1), new('d', 1), new('b', 1)])
            Assert.That(new Tag("a", letter).Value, Is.EqualTo(letter));
    }

    [Test]
    public void Combined_flags_are_rendered_again_and_again_without_growing()
    {
        for (int round = 0; round < 2; round++)
        {
            for (int flags = 0; flags < 3_000; flags++)
                Assert.That(Tag.Of("f", (FileAttributes)flags).Value, Is.EqualTo(((FileAttributes)flags).ToString()));
        }
    }
}
