namespace Instrumentation.Syntax;

public sealed class PromqlStringsTests
{
    [TestCase("\"\"", "")]
    [TestCase("'a\"b'", "a\"b")]
    [TestCase("'a\\'b'", "a'b")]
    [TestCase("`a\\n\nb`", "a\\n\nb")]
    [TestCase("\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\"", "\a\b\f\n\r\t\v\\\"")]
    [TestCase("\"\\x41\\101\\u0041\\U00000041\"", "AAAA")]
    [TestCase("\"\\xc3\\xa9\\303\\251é\"", "ééé")]
    [TestCase("\"\\U0001F600\\xf0\\x9f\\x98\\x80\"", "\U0001F600\U0001F600")]
    [TestCase("\"\\U0001011111\"", "\U0001011111")]
    [TestCase("\"# no comment\"", "# no comment")]
    public void Escapes_are_resolved(string quoted, string value) => Assert.That(((StringLiteral)PromqlParser.Parse(quoted)).Value, Is.EqualTo(value));

    [TestCase("\"a", "unterminated quoted string")]
    [TestCase("\"a\n\"", "unterminated quoted string")]
    [TestCase("`a", "unterminated raw string")]
    [TestCase("`\\``", "unterminated raw string")]
    [TestCase("\"\\", "escape sequence not terminated")]
    [TestCase("\"\\x4", "escape sequence not terminated")]
    [TestCase("\"\\x.\"", "illegal character U+002E '.' in escape sequence")]
    [TestCase("\"\\08\"", "illegal character U+0038 '8' in escape sequence")]
    [TestCase("\"\\q\"", "unknown escape sequence U+0071 'q'")]
    [TestCase("'\\\"'", "unknown escape sequence U+0022 '\"'")]
    [TestCase("\"\\400\"", "escape sequence is an invalid Unicode code point")]
    [TestCase("\"\\ud800\"", "escape sequence is an invalid Unicode code point")]
    [TestCase("\"\\UFFFFFFFF\"", "escape sequence is an invalid Unicode code point")]
    public void Bad_texts_are_refused(string quoted, string problem) =>
        Assert.That(() => PromqlParser.Parse(quoted), Throws.TypeOf<PromqlSyntaxException>().With.Property(nameof(PromqlSyntaxException.Problem)).EqualTo(problem));

    [Test]
    public void A_lone_surrogate_is_refused() =>
        Assert.That(() => PromqlParser.Parse("\"" + '\uD800' + "\""), Throws.TypeOf<PromqlSyntaxException>().With.Property(nameof(PromqlSyntaxException.Problem)).EqualTo("invalid UTF-8 rune"));

    [TestCase("a\u00a0\u0085\ue000\u007f", "\"a\\u00a0\\u0085\\ue000\\x7f\"")]
    [TestCase("é☺\U0001F600 ", "\"é☺\U0001F600 \"")]
    public void A_text_is_written_as_Go_writes_it(string value, string quoted) => Assert.That(PromqlStrings.Quote(value), Is.EqualTo(quoted));

    [Test]
    public void Bytes_outside_UTF8_make_a_text_invalid()
    {
        Assert.That(PromqlStrings.IsValid("é\U0001F600"));
        Assert.That(PromqlStrings.IsValid("a\udcc5z"), Is.False);
        Assert.That(((StringLiteral)PromqlParser.Parse("\"a\\xc5z\"")).Value, Is.EqualTo("a\udcc5z"));
        Assert.That(PromqlStrings.Quote("a\udcc5z"), Is.EqualTo("\"a\\xc5z\""));
        Assert.That(PromqlStrings.Quote("\ud83d"), Is.EqualTo("\"\\ufffd\""));
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public bool Bytes_that_were_written_read_back(byte[] bytes)
    {
        string escaped = "\"" + string.Concat(bytes.Select(one => $"\\x{one:x2}")) + "\"";
        string value = ((StringLiteral)PromqlParser.Parse(escaped)).Value;
        return ((StringLiteral)PromqlParser.Parse(PromqlStrings.Quote(value))).Value == value;
    }
}
