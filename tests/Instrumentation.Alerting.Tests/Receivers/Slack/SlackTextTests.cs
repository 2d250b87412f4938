using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Receivers.Slack;

internal sealed class SlackTextTests
{
    [TestCase("<!channel>", "&lt;!channel&gt;")]
    [TestCase("a & b", "a &amp; b")]
    [TestCase("@here x@here (@here", "@\u2060here x@here (@\u2060here")]
    [TestCase("plain", "plain")]
    [TestCase("a\u202etxet", "a\ufffdtxet")]
    public void What_begins_links_and_mentions_is_escaped(string text, string expected) => Assert.That(SlackText.Escape(text), Is.EqualTo(expected));

    [TestCase("ab&amp;cd", 100, "ab&amp;cd")]
    [TestCase("ab&amp;cd", 6, "ab…")]
    [TestCase("ab&amp;cdefg", 8, "ab&amp;…")]
    [TestCase("ab & cdefg", 8, "ab & cd…")]
    public void A_cut_does_not_go_through_an_escaped_character(string text, int length, string expected) => Assert.That(SlackText.Cut(text, length), Is.EqualTo(expected));

    [Test]
    public void No_escaped_text_has_what_begins_a_link_and_what_is_shown_is_the_text() => Prop.ForAll<NonNull<string>>(text =>
    {
        string escaped = SlackText.Escape(text.Get);
        string shown = escaped.Replace("@\u2060", "@", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        return !escaped.AsSpan().ContainsAny('<', '>') && (shown == text.Get || text.Get.AsSpan().ContainsAnyInRange('\u2060', '\u2069') || text.Get.AsSpan().ContainsAnyInRange('\u202a', '\u202e'));
    }).QuickCheckThrowOnFailure();
}
