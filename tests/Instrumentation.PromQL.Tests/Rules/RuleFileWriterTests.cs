using System.Text;
using FsCheck;
using Instrumentation.Syntax;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Rules;

public sealed class RuleFileWriterTests
{
    [Test]
    public void A_file_is_written_as_a_person_would()
    {
        PromqlExpression expression = PromqlParser.Parse("up == 0");
        const string Long = "sum by (job, instance) (rate(http_requests_total{code=~\"5..\"}[5m])) / sum by (job, instance) (rate(http_requests_total[5m])) > 0.1";
        var file = new RuleFile(
        [
            new RuleGroup("api",
            [
                new RecordingRule("job:up:sum", PromqlParser.Parse("sum(up)")) { Labels = NamedTexts.Of(("empty", ""), ("a-b", "true")) },
                new AlertingRule("Down", expression)
                {
                    HoldDuration = TimeSpan.FromMinutes(5),
                    KeepFiringDuration = TimeSpan.FromHours(1.5),
                    Labels = NamedTexts.Of(("severity", "page")),
                    Annotations = NamedTexts.Of(("summary", "{{ $labels.instance }} is down"), ("text", "two\nlines\n")),
                },
                new AlertingRule("Errors", PromqlParser.Parse(Long)) { ExpressionText = Long },
            ]) { Interval = TimeSpan.FromSeconds(30), QueryOffset = TimeSpan.Zero, Limit = 10, Labels = NamedTexts.Of(("team", "web")) },
            new RuleGroup("empty", []),
        ]);
        Assert.That(RuleFileWriter.Write(file), Is.EqualTo($$$"""
            groups:
              - name: api
                interval: 30s
                query_offset: 0s
                limit: 10
                labels:
                  team: web
                rules:
                  - record: job:up:sum
                    expr: sum(up)
                    labels:
                      a-b: "true"
                      empty: ""
                  - alert: Down
                    expr: up == 0
                    for: 5m
                    keep_firing_for: 1h30m
                    labels:
                      severity: page
                    annotations:
                      summary: "{{ $labels.instance }} is down"
                      text: |
                        two
                        lines
                  - alert: Errors
                    expr: |-
                      {{{Long}}}
              - name: empty

            """));
        Assert.That(RuleFileWriter.Write(new RuleFile([])), Is.EqualTo("groups: []\n"));
    }

    [Property(MaxTest = 500)]
    public bool What_is_written_reads_back_equal(NonNegativeInt seed)
    {
        RuleFile file = Some(new Random(seed.Get));
        return RuleFileReader.Parse(RuleFileWriter.Write(file), "r.yml").Equals(file);
    }

    [Test]
    public async Task Promtool_loads_what_is_written()
    {
        string promtool = Peer.Require("promtool", "prometheus");
        string folder = Directory.CreateTempSubdirectory("promtool-rules").FullName;
        try
        {
            var random = new Random(11);
            string[] paths = [.. Enumerable.Range(0, 40).Select(index => Path.Combine(folder, $"{index}.yml"))];
            foreach (string path in paths)
                await File.WriteAllTextAsync(path, RuleFileWriter.Write(Some(random, legacyNames: true)));
            (int exitCode, string output) = await Peer.RunAsync(promtool, ["check", "rules", "--lint=none", .. paths]);
            Assert.That(exitCode, Is.Zero, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RuleFile Some(Random random, bool legacyNames = false)
    {
        string[] expressions = ["up", "sum by (job) (rate(x[5m]))\n  > 0.5\n", "1", "{__name__=~\"a.*\", b='c'} # comment", "a\n\n/ on(x)\nb"];
        return new RuleFile([.. Enumerable.Range(0, random.Next(4)).Select(index => new RuleGroup($"{index}{Text(random)}",
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => RuleOf(random))])
        {
            Interval = random.Next(2) == 0 ? null : TimeSpan.FromMilliseconds(random.Next(1, 1_000_000_000)),
            QueryOffset = random.Next(2) == 0 || legacyNames ? null : TimeSpan.FromSeconds(random.Next(100)),
            Limit = random.Next(3),
            Labels = legacyNames ? NamedTexts.Empty : Names(random),
        })]);

        Rule RuleOf(Random random)
        {
            string text = expressions[random.Next(expressions.Length)];
            PromqlExpression expression = PromqlParser.Parse(text);
            return random.Next(2) == 0
                ? new RecordingRule(legacyNames ? "a:b" : "r" + Text(random).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), expression) { ExpressionText = text, Labels = Names(random) }
                : new AlertingRule("a" + Text(random), expression)
                {
                    ExpressionText = text,
                    Labels = Names(random),
                    Annotations = Names(random),
                    HoldDuration = TimeSpan.FromSeconds(random.Next(3) * 45),
                    KeepFiringDuration = TimeSpan.FromMilliseconds(random.Next(3) * 1500),
                };
        }

        NamedTexts Names(Random random) => NamedTexts.Of(Enumerable.Range(0, random.Next(4)).Select(index =>
            KeyValuePair.Create(legacyNames ? $"n{index}" : $"n{index}{Text(random)}", Text(random).Replace("{{", "{", StringComparison.Ordinal))));
    }

    private static string Text(Random random)
    {
        string[] pieces =
        [
            "a", "B", " ", "  ", "\n", "\n\n", "\t", "\r", "#", " #", ": ", ":", "- ", "'", "\"", "\\", "{", "}", "[", "]", "&", "*", "!", "|", ">", "%", "@", "`", "é", "😀",
            "\u0085", "\u00a0", "\u2028", "\ufeff", "null", "true", "1", "0x1", "~", "<<", "---", "...", "?", ",", "=", "long text that is repeated to pass the limit of one line, ",
        ];
        var text = new StringBuilder();
        for (int count = random.Next(8); count > 0; count--)
            text.Append(pieces[random.Next(pieces.Length)]);
        if (random.Next(20) == 0)
            text.Insert(0, new string('x', 1500));
        return text.ToString();
    }
}
