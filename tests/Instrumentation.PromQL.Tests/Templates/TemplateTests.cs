using FsCheck;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Templates;

public sealed class TemplateTests
{
    private static readonly TemplateValue Data = TemplateValue.Object("data",
    [
        new("Name", TemplateValue.Of("n")),
        new("Items", TemplateValue.List([TemplateValue.Of(1L), TemplateValue.Of(2L), TemplateValue.Of(3L)])),
        new("Labels", TemplateValue.Of(Labels.SeriesLabels.Of(("b", "2"), ("a", "1")))),
        new("Nothing", TemplateValue.Nil),
        new("Half", TemplateValue.Of(0.5)),
        new("Hostile", TemplateValue.Of("{{ .Name }}<b>")),
    ]);

    [TestCase("plain", "plain")]
    [TestCase("a {{ .Name }} b", "a n b")]
    [TestCase("a  {{- 1 -}}  b {{/* c */}} {{- /* d */ -}} e {{3 -}} \n f", "a1b e 3f")]
    [TestCase("{{ .Labels.a }}{{ .Labels.zz }}|{{ .Labels }}|{{ .Nothing }}", "1|map[a:1 b:2]|<no value>")]
    [TestCase("{{ if eq .Name \"m\" }}m{{ else if eq .Name \"n\" }}N{{ else }}o{{ end }}", "N")]
    [TestCase("{{ range .Items }}{{ . }},{{ end }}{{ range $i, $e := .Items }}{{ $i }}={{ $e }} {{ end }}", "1,2,3,0=1 1=2 2=3 ")]
    [TestCase("{{ range .Items }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ if eq . 3 }}{{ break }}{{ end }}{{ . }}{{ end }}", "1")]
    [TestCase("{{ range $k, $v := .Labels }}{{ $k }}{{ $v }}{{ else }}none{{ end }}{{ range .Nothing }}x{{ else }}none{{ end }}", "a1b2none")]
    [TestCase("{{ range 3 }}x{{ end }}{{ range $i := 2 }}{{ $i }}{{ end }}", "xxx01")]
    [TestCase("{{ with .Name }}{{ . }}{{ $.Half }}{{ end }}{{ with \"\" }}a{{ else with .Half }}{{ . }}{{ end }}", "n0.50.5")]
    [TestCase("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $x := 3 }}{{ $x }}{{ end }}{{ $x }}", "32")]
    [TestCase("{{ define \"t\" }}[{{ . }}{{ $ }}]{{ end }}{{ template \"t\" 5 }}{{ block \"u\" .Name }}<{{ . }}>{{ end }}{{ template \"t\" }}", "[55]<n>[<no value><no value>]")]
    [TestCase("{{ printf \"%v-%s\" 1.5 .Name | printf \"%q\" }}{{ (printf \"%d\" 3) }}", "\"1.5-n\"3")]
    [TestCase("{{ and 1 0 (index .Items 99) }}{{ or 0 \"z\" (index .Items 99) }}{{ not 0 }}{{ and true \"q\" }}", "0ztrueq")]
    [TestCase("{{ eq 1 2 1 }} {{ ne \"a\" \"b\" }} {{ lt 1 2 }} {{ le 2 2 }} {{ gt \"b\" \"a\" }} {{ ge 1.5 2.5 }}", "true true true true true false")]
    [TestCase("{{ len .Items }}{{ len \"äb\" }}{{ index .Labels \"a\" }}{{ index .Items 1 }}{{ index \"abc\" 1 }}{{ slice \"abcdef\" 1 3 }}{{ slice .Items 1 }}", "331298bc[2 3]")]
    [TestCase("{{ print 1 2 \"a\" \"b\" 3 }}|{{ println \"x\" 1 }}|{{ 1e6 }} {{ 0x10 }} {{ 1_000 }} {{ 017 }} {{ 'a' }} {{ -2.5 }}", "1 2ab3|x 1\n|1e+06 16 1000 15 97 -2.5")]
    [TestCase("{{ html \"<a&'>\" }} {{ js \"<a b='c'>\" }} {{ urlquery \"a b&c\" }}", "&lt;a&amp;&#39;&gt; \\u003Ca b\\u003D\\'c\\'\\u003E a+b%26c")]
    [TestCase("{{ `raw \\n` }}{{ \"tab\\t\\x41\\u00e9\" }}", "raw \\ntab\tAé")]
    [TestCase("{{ .Hostile }}", "{{ .Name }}<b>")]
    [TestCase("{{\n  .Name\n}}", "n")]
    [TestCase("{{ true }}{{ false }}{{ print nil }}", "truefalse<nil>")]
    public void A_template_expands(string text, string expected) =>
        Assert.That(Template.Parse("t", text).Expand(Data), Is.EqualTo(expected));

    [TestCase("{{ printf \"%.2f %.0f %.3g %6.1f|%x|%v|%s\" 0.125 2.5 1234.5 1.25 \"hi\" .Items .Items }}", "0.12 2 1.23e+03    1.2|6869|[1 2 3]|[%!s(int=1) %!s(int=2) %!s(int=3)]")]
    [TestCase("{{ printf \"%[2]d %[1]d %*d|%-5s|%5s|%05d|% d|%x|%X\" 1 2 5 3 \"a\" \"b\" 42 7 }}", "2 1  5|%!s(int=3    )|    a|%!d(string=0000b)| 42|7|%!X(MISSING)")]
    [TestCase("{{ printf \"%d\" 1 2 \"x\" }} {{ printf \"%\" }} {{ printf \"%q\" 65 }} {{ printf \"%+v %#v\" 1.5 \"a\" }}", "1%!(EXTRA int=2, string=x) %!(NOVERB) 'A' 1.5 \"a\"")]
    [TestCase("{{ printf \"%d %s %z %d\" 1.5 3 4 }}", "%!d(float64=1.5) %!s(int=3) %!z(int=4) %!d(MISSING)")]
    [TestCase("{{ printf \"%t|%5.2f|%-8.3f|%+d|%08.3f|%6d|%c|%U|%#x|%T|%o|%b\" true 3.14159 2.0 5 -3.5 42 65 65 255 1.5 8 5 }}", "true| 3.14|2.000   |+5|-003.500|    42|A|U+0041|0xff|float64|10|101")]
    [TestCase("{{ printf \"%%|%v|%.3s|%5t|%.1e\" nil \"abcdef\" true 12345.0 }}", "%|<nil>|abc| true|1.2e+04")]
    public void Printf_formats_as_Go_does(string text, string expected) =>
        Assert.That(Template.Parse("t", text).Expand(Data), Is.EqualTo(expected));

    [TestCase("{{ .Nope }}", "can't evaluate field Nope in type data")]
    [TestCase("{{ .Name.x }}", "can't evaluate field x in type string")]
    [TestCase("{{ .Nothing.x }}", "nil pointer evaluating interface {}.x")]
    [TestCase("{{ eq 1 1.0 }}", "error calling eq: incompatible types for comparison")]
    [TestCase("{{ eq .Labels .Labels }}", "error calling eq: non-comparable type map[a:1 b:2]: map[string]string")]
    [TestCase("{{ lt true false }}", "error calling lt: invalid type for comparison")]
    [TestCase("{{ \"a\" \"b\" }}", "can't give argument to non-function \"a\"")]
    [TestCase("{{ nil }}", "nil is not a command")]
    [TestCase("{{ index .Items 3 }}", "error calling index: index out of range: 3")]
    [TestCase("{{ index .Labels 1 }}", "error calling index: value has type int; should be string")]
    [TestCase("{{ len 3 }}", "error calling len: len of type int")]
    [TestCase("{{ range .Half }}{{ end }}", "range can't iterate over 0.5")]
    [TestCase("{{ template \"x\" }}", "template \"x\" not defined")]
    [TestCase("{{ not }}", "error calling not: wrong number of args for not: want 1 got 0")]
    [TestCase("{{ printf 1 }}", "error calling printf: wrong type for value; expected string; got int")]
    [TestCase("{{ .Name 1 }}", "Name is not a method but has arguments")]
    [TestCase("{{ call .Name }}", "error calling call: call of non-function of type string")]
    public void A_failing_expansion_says_where_and_why(string text, string expected)
    {
        Template template = Template.Parse("t", "first\n " + text);
        TemplateException exception = Assert.Throws<TemplateException>(() => template.Expand(Data))!;
        Assert.That(exception.Problem, Does.EndWith(expected));
        Assert.That((exception.Line, exception.Column), Is.EqualTo((2, 5)).Or.EqualTo((2, 11)).Or.EqualTo((2, 14)));
        Assert.That(exception.Message, Does.StartWith($"template: t:2:{exception.Column}: executing \"t\" at <"));
        Assert.That(template.TryExpand(Data, out string result, out TemplateException? error), Is.False);
        Assert.That((result, error!.Message), Is.EqualTo(("", exception.Message)));
    }

    [Test]
    public void Objects_can_have_methods_and_functions_can_be_added()
    {
        var members = new Dictionary<string, TemplateFunction> { ["Twice"] = arguments => TemplateValue.Of(arguments.Text(0) + arguments.Text(0)) };
        TemplateValue data = TemplateValue.Object("thing", [], members);
        TemplateFunctions functions = TemplateFunctions.Builtin.With("shout", arguments => TemplateValue.Of(arguments.Text(0) + "!"), 1, 1);
        Assert.That(Template.Parse("t", "{{ .Twice \"ab\" | shout }}", functions).Expand(data), Is.EqualTo("abab!"));
        Assert.That(() => TemplateFunctions.Builtin.With("no name", _ => TemplateValue.Nil), Throws.ArgumentException);
    }

    [Test]
    public void Templates_of_a_library_report_their_own_places()
    {
        Template definitions = Template.Parse("lib", "\n\n{{ define \"x\" }}{{ .Nope }}{{ end }}{{ define \"y\" }}y{{ end }}");
        TemplateLibrary library = TemplateLibrary.Empty.With(definitions);
        Assert.That(Template.Parse("t", "{{ template \"y\" }}").Expand(Data, library: library), Is.EqualTo("y"));
        TemplateException exception = Assert.Throws<TemplateException>(() => Template.Parse("t", "{{ template \"x\" . }}").Expand(Data, library: library))!;
        Assert.That(exception.Message, Does.StartWith("template: lib:3:20: executing \"lib\" at <.Nope>"));
    }

    [TestCase("{{ range 1000000000 }}{{ end }}", "steps")]
    [TestCase("{{ range 1000 }}{{ range 1000 }}{{ range 1000 }}{{ end }}{{ end }}{{ end }}", "steps")]
    [TestCase("{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}", "nested deeper than 100 levels")]
    [TestCase("{{ $x := \"aaaaaaaaaaaaaaaa\" }}{{ range 100 }}{{ $x = print $x $x }}{{ end }}", "longer than 1048576 characters")]
    [TestCase("{{ range 100000 }}{{ printf \"%1000d\" 1 }}{{ end }}", "longer than 1048576 characters")]
    [TestCase("{{ printf \"%999999d%999999d%999999d\" 1 1 1 }}", "longer than 1048576 characters")]
    public void Limits_stop_a_hostile_template(string text, string expected)
    {
        TemplateException exception = Assert.Throws<TemplateException>(() => Template.Parse("t", text).Expand(Data))!;
        Assert.That(exception.Message, Does.Contain(expected));
        Assert.That(exception.Line, Is.EqualTo(1));
    }

    [TestCase(10_000)]
    [TestCase(100_000)]
    public void Deep_nesting_is_refused_without_harm(int depth)
    {
        string[] texts =
        [
            "{{ " + new string('(', depth), "{{ " + new string('(', depth) + "1" + new string(')', depth) + " }}",
            string.Concat(Enumerable.Repeat("{{if 1}}", depth)), string.Concat(Enumerable.Repeat("{{range .}}", depth)),
            "{{ if 1 }}" + string.Concat(Enumerable.Repeat("{{else if 1}}", depth)) + "{{ end }}",
            string.Concat(Enumerable.Repeat("{{block \"x\" .}}", depth)),
        ];
        TemplateLimits limits = new() { MaxTemplateLength = int.MaxValue };
        foreach (string text in texts)
            Assert.That(() => Template.Parse("t", text, limits: limits), Throws.InstanceOf<TemplateException>());
    }

    [Test]
    public void Many_actions_side_by_side_are_no_depth()
    {
        string text = string.Concat(Enumerable.Repeat("{{ if 1 }}a{{ end }}", 1000));
        Assert.That(Template.Parse("t", text).Expand(Data), Is.EqualTo(new string('a', 1000)));
    }

    [Test]
    public void A_template_may_not_be_longer_than_the_limit()
    {
        TemplateException exception = Assert.Throws<TemplateException>(() => Template.Parse("t", new string('a', 300_000)))!;
        Assert.That(exception.Problem, Is.EqualTo("the template has 300000 characters; 262144 are allowed"));
    }

    [Property(MaxTest = 3000)]
    public bool Any_text_gives_a_result_or_our_exception(NonNegativeInt seed) => OnlyOurException(TemplateMutation.Random(seed.Get));

    [Property(MaxTest = 3000)]
    public bool Any_mutated_template_gives_a_result_or_our_exception(NonNegativeInt seed) => OnlyOurException(TemplateMutation.Mutate(seed.Get));

    private static bool OnlyOurException(string text)
    {
        try
        {
            _ = Template.Parse("t", text, limits: new TemplateLimits { MaxSteps = 10_000 }).Expand(Data);
        }
        catch (TemplateException)
        {
            // The one exception that is allowed.
        }

        return true;
    }
}
