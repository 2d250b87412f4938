using Instrumentation.Labels;

namespace Instrumentation.Templates;

public sealed partial class AlertTemplateTests
{
    private static readonly AlertTemplateContext Context = new()
    {
        Labels = SeriesLabels.Of(("k", "v"), ("instance", "a.example:80")),
        ExternalLabels = SeriesLabels.Of(("region", "eu")),
        ExternalUrl = "http://monitoring.example:9090/path/prefix",
        Value = TemplateValue.Of(0.125),
        TimestampUnixMs = 1_353_755_652_500,
        Query = (expression, _, _) => expression == "("
            ? throw new InvalidOperationException("1:2: parse error: unclosed left parenthesis")
            : new ValueTask<IReadOnlyList<TemplateSample>>(expression == "none" ? [] :
            [
                new TemplateSample(SeriesLabels.Of(("a", "z"), ("__value__", "text")), 1), new TemplateSample(SeriesLabels.Of(("a", "b")), 2), new TemplateSample(SeriesLabels.Empty, 3.5),
            ]),
    };

    [TestCase("{{ $value }} {{ .Value }} {{ $labels.k }} {{ .Labels.k }}{{ $labels.nope }} {{ $externalLabels.region }} {{ $externalURL }}", "0.125 0.125 v v eu http://monitoring.example:9090/path/prefix")]
    [TestCase("{{ externalURL }} {{ pathPrefix }} {{ now }}", "http://monitoring.example:9090/path/prefix /path/prefix 1.3537556525e+09")]
    [TestCase("{{ .Labels }} {{ . }}", "map[instance:a.example:80 k:v] {map[instance:a.example:80 k:v] map[region:eu] http://monitoring.example:9090/path/prefix 0.125}")]
    [TestCase("{{ humanizeTimestamp 1.5e9 }} {{ humanizeDuration 93784.5 }} {{ humanizeDuration 0.0012 }} {{ humanizeDuration -61 }} {{ humanizeDuration 0 }}", "2017-07-14 02:40:00 +0000 UTC 1d 2h 3m 4s 1.2ms -1m 1s 0s")]
    [TestCase("{{ humanize 0.0 }}:{{ humanize 1.0 }}:{{ humanize 1234567.0 }}:{{ humanize .12 }}:{{ humanize \"12\" }}:{{ humanize -0.0 }}", "0:1:1.235M:120m:12:-0")]
    [TestCase("{{ humanize1024 0.0 }}:{{ humanize1024 1048576.0 }}:{{ humanize1024 .12 }}:{{ humanizePercentage 0.12345 }}", "0:1Mi:0.12:12.35%")]
    [TestCase("{{ toTime $value }} {{ (toTime $value).Month }} {{ (toTime 90061).Format \"2006-01-02 15:04\" }} {{ toDuration 90.5 }} {{ (toDuration 90).Minutes }}", "1970-01-01 00:00:00.125 +0000 UTC January 1970-01-02 01:01 1m30.5s 1.5")]
    [TestCase("{{ title \"don't 1st a.b foo_bar a1b éa ǆx don’t x/y\" }}", "Don'T 1st A.B Foo_bar A1b Éa ǅx Don’t X/Y")]
    [TestCase("{{ toUpper \"ab\" }}{{ toLower \"CD\" }} {{ match \"a+\" \"aa\" }} {{ match \"^a+$\" \"b\" }} {{ safeHtml \"<b>\" }} {{ urlQueryEscape \"a b\" }}", "ABcd true false <b> a+b")]
    [TestCase("{{ reReplaceAll \"(a+)(b)?\" \"<$1|${2}x|$0|$3|$1x|$$>\" \"aab c a\" }} {{ reReplaceAll \"a*\" \"x\" \"baaac\" }}", "<aa|bx|aab|||$> c <a|x|a|||$> xbxcx")]
    [TestCase("{{ stripPort \"a.b:80\" }} {{ stripDomain \"a.b:80\" }} {{ stripDomain \"1.2.3.4:80\" }} {{ stripDomain \"[::1]:80\" }} {{ stripPort \"x\" }} {{ stripPort \"[::1]:9\" }}", "a.b a:80 1.2.3.4:80 [::1]:80 x ::1")]
    [TestCase("{{ graphLink \"up > 1\" }} {{ tableLink \"x\" }} {{ printf \"%0.2f\" (parseDuration \"1h2m10ms\") }}", "/graph?g0.expr=up+%3E+1&g0.tab=0 /graph?g0.expr=x&g0.tab=1 3720.01")]
    [TestCase("{{ query \"q\" | first | value }} {{ query \"q\" | first | label \"a\" }} {{ query \"q\" | first | strvalue }} {{ query \"q\" | len }}", "1 z text 3")]
    [TestCase("{{ range query \"q\" | sortByLabel \"a\" }}{{ .Labels.a }}={{ .Value }} {{ end }}{{ with query \"none\" }}x{{ else }}none{{ end }}", "=3.5 b=2 z=1 none")]
    [TestCase("{{ define \"x\" }}{{ .arg0 }} {{ .arg1 }}{{ end }}{{ template \"x\" (args 1 \"2\") }}", "1 2")]
    public async Task The_functions_of_Prometheus_are_there(string text, string expected) =>
        Assert.That(await AlertTemplate.Parse("t", text).ExpandAsync(Context), Is.EqualTo(expected));

    [TestCase("{{ query \"none\" | first }}", "error calling first: first() called on vector with no elements")]
    [TestCase("{{ query \"(\" | first }}", "error calling query: 1:2: parse error: unclosed left parenthesis")]
    [TestCase("{{ (query \"q\").banana }}", "can't evaluate field banana in type template.queryResult")]
    [TestCase("{{ match \"(\" \"a\" }}", "error parsing regexp")]
    [TestCase("{{ $value | toUpper }}", "error calling toUpper: wrong type for value; expected string; got float64")]
    [TestCase("{{ parseDuration \"x\" }}", "error calling parseDuration: not a valid duration string: \"x\"")]
    [TestCase("{{ humanize \"x\" }}", "invalid syntax")]
    [TestCase("{{ humanize .Labels }}", "can't convert map[string]string to float")]
    [TestCase("{{ toTime 1e300 }}", "1e+300 cannot be represented as a nanoseconds timestamp since it overflows int64")]
    [TestCase("{{ .labels.x }}", "can't evaluate field labels in type template.alertData")]
    [TestCase("{{ range 100000 }}{{ match \"(a|b)+\" \"x\" }}{{ end }}", "steps")]
    [TestCase("{{ range 100000 }}{{ $x := printf \"%999999d\" 1 }}{{ end }}", "steps")]
    [TestCase("{{ reReplaceAll \"\" \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" (printf \"%100000d\" 1) }}", "the text is longer than 1048576 characters")]
    public async Task A_failing_function_makes_the_expansion_fail(string text, string expected)
    {
        AlertTemplate template = AlertTemplate.Parse("t", text);
        TemplateException exception = (await Assert.ThrowsAsync<TemplateException>(async () => await template.ExpandAsync(Context)))!;
        Assert.That(exception.Message, Does.Contain(expected));
    }

    [Test]
    public async Task A_query_is_run_once_for_each_expression_though_it_completes_later()
    {
        var asked = new List<(string, long)>();
        AlertTemplateContext context = Context with
        {
            Query = async (expression, timestamp, _) =>
            {
                await Task.Yield();
                asked.Add((expression, timestamp));
                return [new TemplateSample(SeriesLabels.Empty, asked.Count)];
            },
        };
        AlertTemplate template = AlertTemplate.Parse("t", "{{ query \"a\" | first | value }}{{ query \"b\" | first | value }}{{ query \"a\" | first | value }}");
        Assert.That(await template.ExpandAsync(context), Is.EqualTo("121"));
        Assert.That(asked, Is.EqualTo([("a", Context.TimestampUnixMs), ("b", Context.TimestampUnixMs)]));
    }

    [Test]
    public void Queries_are_limited_and_need_something_to_query()
    {
        AlertTemplate many = AlertTemplate.Parse("t", "{{ range 200 }}{{ query (print \"q\" .) }}{{ end }}");
        Assert.That(async () => await many.ExpandAsync(Context), Throws.InstanceOf<TemplateException>().With.Message.Contains("more than 100 different queries"));
        AlertTemplate one = AlertTemplate.Parse("t", "{{ query \"q\" }}");
        Assert.That(async () => await one.ExpandAsync(new AlertTemplateContext()), Throws.InstanceOf<TemplateException>().With.Message.Contains("nothing to query"));
    }

    [Test]
    public void A_cancelled_expansion_ends()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        AlertTemplate template = AlertTemplate.Parse("t", "{{ $value }}");
        Assert.That(async () => await template.ExpandAsync(Context, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_mistake_is_found_when_the_template_is_parsed()
    {
        Assert.That(AlertTemplate.TryParse("__alert_InstanceDown", "Instance {{ $label.instance }} down", out _, out TemplateException? error), Is.False);
        Assert.That(error!.Message, Is.EqualTo("template: __alert_InstanceDown:1:13: undefined variable \"$label\""));
    }
}
