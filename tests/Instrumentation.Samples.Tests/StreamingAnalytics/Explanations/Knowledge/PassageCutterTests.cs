using global::Samples.StreamingAnalytics.Explanations.Knowledge;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations.Knowledge;

public sealed class PassageCutterTests
{
    [Test]
    public void A_text_is_cut_at_an_empty_line_once_a_passage_is_long_enough()
    {
        string brief = new('a', 199);
        string text = string.Join("\n\n", brief, brief, "# no heading here", "still the second");

        Assert.That(
            PassageCutter.Cut("notes.txt", DocumentKind.Text, text),
            Is.EqualTo(new[] { new Passage("notes.txt", $"{brief} {brief} # no heading here"), new Passage("notes.txt", "still the second") }));
    }

    [Test]
    public void Markdown_is_cut_at_headings_however_short_a_section_is()
    {
        Assert.That(
            PassageCutter.Cut("pumps.md", DocumentKind.Markdown, "before\n# Pumps\nall of them\n## Seals\ndrip\n\nand leak\n# Valves\nstick"),
            Is.EqualTo(new[]
            {
                new Passage("pumps.md", "before"), new Passage("Pumps", "all of them"), new Passage("Pumps, Seals", "drip and leak"),
                new Passage("Valves", "stick"),
            }));
    }

    [Test]
    public void A_long_line_is_cut_at_blanks_and_loses_no_word()
    {
        string line = string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"word{number}"));

        IReadOnlyList<Passage> passages = PassageCutter.Cut("a.txt", DocumentKind.Text, line);

        Assert.That(passages.Select(passage => passage.Text.Length), Is.All.InRange(1, 800));
        Assert.That(passages.SkipLast(1).Select(passage => passage.Text.Length), Is.All.GreaterThan(700));
        Assert.That(string.Join(' ', passages.Select(passage => passage.Text)), Is.EqualTo(line));
    }

    [TestCase(800, 1)]
    [TestCase(801, 2)]
    [TestCase(2400, 3)]
    public void A_line_without_blanks_is_cut_where_it_must(int length, int passages)
    {
        string line = new('x', length);

        IReadOnlyList<Passage> cut = PassageCutter.Cut("a.txt", DocumentKind.Text, line);

        Assert.That(cut, Has.Count.EqualTo(passages));
        Assert.That(string.Concat(cut.Select(passage => passage.Text)), Is.EqualTo(line));
    }
}
