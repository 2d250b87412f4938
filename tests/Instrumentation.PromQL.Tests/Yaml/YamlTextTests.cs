namespace Instrumentation.Yaml;

public sealed class YamlTextTests
{
    [TestCase("up == 0", "up == 0")]
    [TestCase("sum(rate(x[5m])) by (job)", "sum(rate(x[5m])) by (job)")]
    [TestCase("a: b", "\"a: b\"")]
    [TestCase("ends:", "\"ends:\"")]
    [TestCase("a #b", "\"a #b\"")]
    [TestCase("", "\"\"")]
    [TestCase("null", "\"null\"")]
    [TestCase("Yes", "\"Yes\"")]
    [TestCase("1", "\"1\"")]
    [TestCase("say \"hi\"\\", "\"say \\\"hi\\\"\\\\\"")]
    [TestCase("a\tb\u0085\u2028\u0001", "\"a\\tb\\x85\\u2028\\x01\"")]
    [TestCase("a\nb", "|-\n  a\n  b")]
    [TestCase("a\n\nb\n", "|\n  a\n\n  b")]
    [TestCase("a\n\n\n", "|+\n  a\n\n")]
    [TestCase(" a\nb", "\" a\\nb\"")]
    [TestCase("\n", "\"\\n\"")]
    public void A_text_is_written_so_that_every_reader_takes_it_for_a_text(string text, string expected) =>
        Assert.That(YamlText.Write(text, 2), Is.EqualTo(expected));
}
