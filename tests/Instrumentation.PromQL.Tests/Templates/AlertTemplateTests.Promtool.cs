using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Instrumentation.Labels;

namespace Instrumentation.Templates;

/// <content>Prometheus' own rule tester expands the same templates to the same texts.</content>
public sealed partial class AlertTemplateTests
{
    private static readonly string[] Shared =
    [
        "{{ $value }} {{ .Value }} {{ $labels.k }} {{ .Labels }} {{ . }}", "{{ title \"don't 1st a.b foo_bar a1b éa x/y\" }}",
        "{{ printf \"%.2f %.0f %.3g %6.1f|%x|%v|%s\" $value 2.5 1234.5 1.25 \"hi\" (args 1 2) (args \"a\") }}",
        "{{ printf \"%[2]d %[1]d %*d|%-5s|%5s|%05d|% d|%x|%X|%o|%b|%e\" 1 2 5 3 \"a\" \"b\" 42 7 }}",
        "{{ printf \"%d\" 1 2 \"x\" }} {{ printf \"%!\" }} {{ printf \"%\" }} {{ printf \"%q\" 65 }} {{ printf \"%v\" 1.0 }} {{ printf \"%+v %#v %#g\" 1.5 \"a\" 2.5 }}",
        "{{ printf \"%d %s %z %d\" 1.5 3 4 }}{{ printf \"%t %c %U %#x %T %08.3f|%+.2e|%-8d|%x|% x\" true 65 65 255 1.5 -3.5 12345.678 5 -255 \"hi\" }}",
        "{{ range $i, $e := args 1 2 }}{{ $i }}={{ $e }},{{ end }}{{ range $k, $v := $labels }}{{ $k }}:{{ $v }}{{ else }}none{{ end }}",
        "{{ humanizeTimestamp 1.5e9 }} {{ humanizeDuration 93784.5 }} {{ humanizeDuration 0.0012 }} {{ humanize 1234567.0 }} {{ humanize1024 1048576.0 }} {{ humanizePercentage 0.12345 }}",
        "{{ (toTime $value).Format \"Mon Jan _2 15:04:05.000 MST 2006 PM 3 1 02 06 -0700 Z07:00 002\" }} {{ (toTime 1e9).Weekday }}{{ (toTime 1e9).Unix }}",
        "{{ eq 1 2 1 }} {{ ne \"a\" \"b\" }} {{ lt 1 2 }} {{ le 2 2 }} {{ gt \"b\" \"a\" }} {{ eq true true }} {{ gt (parseDuration \"1h\") 3599.5 }}",
        "{{ and 1 0 \"x\" }} {{ or 0 \"\" \"z\" }} {{ not 0 }} {{ and true \"q\" }} {{ \"a\" | and 1 }}",
        "{{ reReplaceAll \"(a+)(b)?\" \"<$1|${2}x|$0|$3|$1x|$$>\" \"aab c a\" }} {{ match \"^a\" \"ab\" }} {{ reReplaceAll \"a*\" \"x\" \"baaac\" }} {{ safeHtml \"<b>\" }}",
        "{{ urlquery \"a b\" \"c\" }} {{ html 1 \"<\" }} {{ toUpper \"ab\" }} {{ js \"<a b='c'>\" }} {{ html \"<a&'>\" }}",
        "{{ stripPort \"a.b:80\" }} {{ stripDomain \"a.b:80\" }} {{ stripDomain \"1.2.3.4:80\" }} {{ stripDomain \"[::1]:80\" }} {{ stripPort \"x\" }} {{ graphLink \"up{a=\\\"b\\\"} > 1\" }}",
        "{{ define \"x\" }}[{{ . }}{{ $ }}]{{ end }}{{ template \"x\" 5 }}{{ block \"y\" . }}B{{ .Value }}{{ end }}{{ with $x := 3 }}{{ $x }}{{ end }}{{ with \"\" }}a{{ else }}b{{ end }}",
        "a  {{- 1 -}}  b {{/* c */}} {{- /* d */ -}} e {{3 -}} \n f", "{{ print nil }}{{ (args nil).arg0 }}{{ print 1 2 \"a\" \"b\" 3 }}|{{ println \"x\" 1 }}|{{ 1e6 }} {{ 0x10 }} {{ 1_000 }}",
        "{{ slice \"abcdef\" 1 3 }} {{ index \"abc\" 1 }} {{ len \"äb\" }} {{ index $labels \"k\" }}|{{ index $labels \"zz\" }}|",
        "{{ range query \"vector(3) or label_replace(vector(1),\\\"a\\\",\\\"z\\\",\\\"\\\",\\\"\\\")\" | sortByLabel \"a\" }}{{ .Labels.a }}={{ .Value }} {{ end }}{{ query \"vector(5)\" | first }}",
    ];

    [Test]
    public async Task Promtool_expands_the_same_templates_to_the_same_texts()
    {
        string promtool = Peer.Require("promtool", "prometheus");
        string[] templates = [.. Shared, .. Numbers()];
        AlertTemplateContext context = new()
        {
            Labels = SeriesLabels.Of(("k", "v")),
            Value = TemplateValue.Of(0.125),
            Query = (expression, _, _) => new([.. expression.StartsWith("vector(3)", StringComparison.Ordinal)
                ? new[] { new TemplateSample(SeriesLabels.Empty, 3), new TemplateSample(SeriesLabels.Of(("a", "z")), 1) }
                : [new TemplateSample(SeriesLabels.Empty, 5)]]),
        };
        var rules = new StringBuilder("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: label_replace(vector(0.125), \"k\", \"v\", \"\", \"\")\n    annotations:\n");
        var test = new StringBuilder("rule_files: [rules.yml]\ntests:\n- alert_rule_test:\n  - eval_time: 0\n    alertname: A\n    exp_alerts:\n    - exp_labels: {k: v}\n      exp_annotations:\n");
        for (int index = 0; index < templates.Length; index++)
        {
            string expanded = await AlertTemplate.Parse("__alert_A", templates[index]).ExpandAsync(context);
            rules.Append(CultureInfo.InvariantCulture, $"      a{index}: {SeriesLabelsText.Quote(templates[index])}\n");
            test.Append(CultureInfo.InvariantCulture, $"        a{index}: {SeriesLabelsText.Quote(expanded)}\n");
        }

        string folder = Directory.CreateTempSubdirectory("promtool-templates").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "rules.yml"), rules.ToString());
            await File.WriteAllTextAsync(Path.Combine(folder, "test.yml"), test.ToString());
            (int exitCode, string output) = await Peer.RunAsync(promtool, ["test", "rules", Path.Combine(folder, "test.yml")]);
            Assert.That(exitCode, Is.Zero, Differences(output, templates));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // promtool prints what was expected and then what it got.
    private static string Differences(string output, string[] templates)
    {
        IEnumerable<Match> texts = AnnotationPattern().Matches(output);
        IEnumerable<IGrouping<string, string>> byName = texts.GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value);
        string differences = string.Join('\n', byName.Where(texts => texts.Distinct().Count() > 1)
            .Select(texts => $"{templates[int.Parse(texts.Key, CultureInfo.InvariantCulture)]}\n  {string.Join("\n  ", texts)}"));
        return differences.Length > 0 ? differences : output;
    }

    [GeneratedRegex("""a(\d+)="((?:[^"\\]|\\.)*)""" + "\"")]
    private static partial Regex AnnotationPattern();

    private static IEnumerable<string> Numbers()
    {
        var random = new Random(7);
        string[] formats = ["%v", "%g", "%.4g", "%.10g", "%e", "%.0e", "%.3f", "%f", "%10.2f|", "%+.1f", "%G"];
        for (int index = 0; index < 400; index++)
        {
            double value = (index % 4) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64()),
                1 => Math.Round(random.NextDouble() * 1000, random.Next(4)),
                2 => (random.Next(2000) - 1000) / 8d,
                _ => random.NextInt64(1L << 50),
            };
            if (!double.IsFinite(value) || Math.Abs(value) > 1e300)
                continue;
            string literal = value.ToString("E17", CultureInfo.InvariantCulture);
            yield return $"{{{{ printf \"{formats[index % formats.Length]}\" {literal} }}}} {{{{ humanize {literal} }}}} {{{{ humanizeDuration {literal} }}}} {{{{ humanize1024 {literal} }}}}";
        }
    }
}
