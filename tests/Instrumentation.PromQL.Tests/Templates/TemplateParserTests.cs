namespace Instrumentation.Templates;

public sealed class TemplateParserTests
{
    [TestCase("{{", "unclosed action", 1, 1)]
    [TestCase("a\n{{ .x", "unclosed action", 2, 1)]
    [TestCase("{{ $label }}", "undefined variable \"$label\"", 1, 4)]
    [TestCase("{{ nope }}", "function \"nope\" not defined", 1, 4)]
    [TestCase("{{ if }}{{ end }}", "missing value for if", 1, 7)]
    [TestCase("{{ if 1 }}", "unexpected EOF: {{if}} has no {{end}}", 1, 4)]
    [TestCase("{{ end }}", "unexpected {{end}}", 1, 8)]
    [TestCase("{{ break }}", "{{break}} outside {{range}}", 1, 4)]
    [TestCase("{{ \"a }}", "unterminated quoted string", 1, 4)]
    [TestCase("{{ `a }}", "unterminated raw quoted string", 1, 4)]
    [TestCase("{{/* a }}", "unclosed comment", 1, 3)]
    [TestCase("{{/* a */ }}", "comment ends before closing delimiter", 1, 3)]
    [TestCase("{{ (1 }}", "unclosed left paren", 1, 7)]
    [TestCase("{{ 1) }}", "unexpected right paren", 1, 5)]
    [TestCase("{{ . | 1 }}", "non executable command in pipeline stage 2", 1, 8)]
    [TestCase("{{ . | }}", "missing value for command", 1, 6)]
    [TestCase("{{ }}", "missing value for command", 1, 4)]
    [TestCase("{{ 1x }}", "bad number syntax: \"1x\"", 1, 4)]
    [TestCase("{{ 99999999999999999999 }}", "99999999999999999999 overflows int", 1, 4)]
    [TestCase("{{ '' }}", "malformed character constant: ''", 1, 4)]
    [TestCase("{{ \"\\z\" }}", "invalid syntax in quoted string", 1, 4)]
    [TestCase("{{ \u00a0 }}", "unrecognized character in action: U+00A0", 1, 4)]
    [TestCase("{{ .a# }}", "bad character U+0023 '#'", 1, 6)]
    [TestCase("{{ \"a\".b }}", "unexpected . after term", 1, 4)]
    [TestCase("{{ if 1 }}{{ define \"x\" }}{{ end }}{{ end }}", "unexpected {{define}}", 1, 14)]
    [TestCase("{{ $x = 1 }}", "undefined variable \"$x\"", 1, 4)]
    [TestCase("{{ $x, $y := 1 }}", "undefined variable \"$x\"", 1, 4)]
    [TestCase("{{ template x }}", "unexpected \"x\" in template clause", 1, 13)]
    public void A_mistake_is_reported_with_its_place(string text, string problem, int line, int column)
    {
        bool parsed = Template.TryParse("t", text, out Template? template, out TemplateException? error);
        Assert.That(parsed, Is.False);
        Assert.That(template, Is.Null);
        Assert.That((error!.Problem, error.Line, error.Column), Is.EqualTo((problem, line, column)));
        Assert.That(error.Message, Is.EqualTo($"template: t:{line}:{column}: {problem}"));
    }

    [Test]
    public void Variables_end_with_the_block_that_declares_them()
    {
        Assert.That(() => Template.Parse("t", "{{ if $x := 1 }}{{ $x }}{{ end }}"), Throws.Nothing);
        Assert.That(() => Template.Parse("t", "{{ if $x := 1 }}{{ end }}{{ $x }}"), Throws.InstanceOf<TemplateException>());
        Assert.That(() => Template.Parse("t", "{{ $x := 1 }}{{ define \"d\" }}{{ $x }}{{ end }}"), Throws.InstanceOf<TemplateException>());
        Assert.That(() => Template.Parse("t", "{{ $value }}", variables: ["$value"]), Throws.Nothing);
    }
}
