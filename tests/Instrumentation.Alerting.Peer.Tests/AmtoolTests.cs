using System.Text.RegularExpressions;
using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Labels;
using Instrumentation.Routing;

namespace Instrumentation;

/// <summary>What Alertmanager's own tool says of what we read, write and route.</summary>
public sealed partial class AmtoolTests
{
    private static readonly string[] Labels = ["zone", "team", "severity", "service"];

    private string _amtool = "";
    private string _folder = "";

    [SetUp]
    public void Make()
    {
        _amtool = Peer.Require("amtool", "prometheus-alertmanager");
        _folder = Directory.CreateTempSubdirectory("amtool").FullName;
    }

    [TearDown]
    public void Remove()
    {
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task What_is_written_for_0_25_is_accepted()
    {
        string suite = Path.Combine(Repository.RequireConformance("alerting"), "config");
        List<string> texts = [.. Directory.EnumerateFiles(suite, "*.yml").Select(File.ReadAllText), .. Enumerable.Range(0, 20).Select(seed => RandomTree(new Random(seed)))];
        int accepted = 0;
        foreach (string text in texts)
        {
            if (!AlertmanagerFileReader.TryParse(text, "a.yml", out AlertmanagerFile? file, out _))
                continue;
            string written;
            try
            {
                written = AlertmanagerFileWriter.Write(file);
            }
            catch (AlertmanagerFileException)
            {
                continue;
            }

            (int exitCode, string output) = await CheckAsync(written);
            Assert.That(exitCode, Is.Zero, $"{output}\n{written}");
            accepted++;
        }

        Assert.That(accepted, Is.GreaterThan(25));
    }

    // The fields of a part, all of them empty, so that the tool complains of those alone that it does not know.
    [TestCase("global", "global:\n{0}", 2)]
    [TestCase("http", "global:\n  http_config:\n{0}", 4)]
    [TestCase("basic_auth", "global:\n  http_config:\n    basic_auth:\n{0}", 6)]
    [TestCase("authorization", "global:\n  http_config:\n    authorization:\n{0}", 6)]
    [TestCase("oauth2", "global:\n  http_config:\n    oauth2:\n{0}", 6)]
    [TestCase("tls", "global:\n  http_config:\n    tls_config:\n{0}", 6)]
    [TestCase("inhibit_rule", "inhibit_rules:\n-\n{0}", 2)]
    [TestCase("route", "route:\n{0}", 2)]
    [TestCase("webhook", "", 0)]
    [TestCase("email", "", 0)]
    [TestCase("pagerduty", "", 0)]
    [TestCase("slack", "", 0)]
    [TestCase("opsgenie", "", 0)]
    [TestCase("victorops", "", 0)]
    [TestCase("pushover", "", 0)]
    [TestCase("wechat", "", 0)]
    [TestCase("sns", "", 0)]
    [TestCase("telegram", "", 0)]
    [TestCase("discord", "", 0)]
    [TestCase("webex", "", 0)]
    public async Task The_keys_that_0_25_does_not_know_are_those_that_are_said_to_be_newer(string schema, string where, int indent)
    {
        if (where.Length == 0)
            (where, indent) = ($"receivers:\n- name: a\n  {schema}_configs:\n  -\n{{0}}", 4);
        IReadOnlyList<FieldSchema> fields = AlertmanagerSchemas.Find(schema).Fields;
        string text = where.Replace("{0}", string.Concat(fields.Select(field => $"{new string(' ', indent)}{field.Name}:\n")), StringComparison.Ordinal);

        (int _, string output) = await CheckAsync(text);

        string[] unknown = [.. UnknownField().Matches(output).Select(match => match.Groups[1].Value)];
        Assert.That(unknown, Is.EquivalentTo(fields.Where(field => field.Since > AlertmanagerVersion.Default).Select(field => field.Name)), output);
    }

    [Test]
    public async Task Random_alerts_take_the_same_routes()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            string text = RandomTree(random);
            string path = Path.Combine(_folder, $"{seed}.yml");
            await File.WriteAllTextAsync(path, text);
            AlertRoute root = AlertRoute.Create(AlertmanagerFileReader.Parse(text, path).Route);
            for (int count = 0; count < 25; count++)
            {
                (string Name, string Value)[] labels = [.. Labels.Where(_ => random.Next(4) > 0).Select(name => (name, Value(random)))];
                string ours = string.Join(',', root.Match(SeriesLabels.Of(labels)).Select(route => route.Receiver));
                (int _, string theirs) = await Peer.RunAsync(_amtool, ["config", "routes", "test", $"--config.file={path}", .. labels.Select(label => $"{label.Name}={label.Value}")]);
                Assert.That(ours, Is.EqualTo(theirs.Split('\n')[0]), $"{string.Join(' ', labels)}\n{text}");
            }
        }
    }

    private async Task<(int ExitCode, string Output)> CheckAsync(string text)
    {
        string path = Path.Combine(_folder, "alertmanager.yml");
        await File.WriteAllTextAsync(path, text);
        return await Peer.RunAsync(_amtool, ["check-config", path]);
    }

    private static string RandomTree(Random random)
    {
        var routes = new List<string>();
        Grow(routes, random, "  ", depth: 0);
        return $"route:\n  receiver: r0\n{string.Concat(routes)}receivers:\n{string.Concat(Enumerable.Range(0, 6).Select(number => $"- name: r{number}\n"))}";
    }

    private static void Grow(List<string> lines, Random random, string indent, int depth)
    {
        int children = depth == 3 ? 0 : random.Next(depth == 0 ? 1 : 0, 4);
        if (children > 0)
            lines.Add($"{indent}routes:\n");
        for (int child = 0; child < children; child++)
        {
            string matchers = string.Join(", ", Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"'{Labels[random.Next(Labels.Length)]}{Condition(random)}'"));
            lines.Add($"{indent}- matchers: [{matchers}]\n");
            if (random.Next(3) > 0)
                lines.Add($"{indent}  receiver: r{random.Next(6)}\n");
            if (random.Next(2) == 0)
                lines.Add($"{indent}  continue: true\n");
            Grow(lines, random, indent + "  ", depth + 1);
        }
    }

    private static string Condition(Random random) => random.Next(4) switch
    {
        0 => $"=\"{Value(random)}\"",
        1 => $"!=\"{Value(random)}\"",
        2 => $"=~\"{Value(random)}|{Value(random)}.*\"",
        _ => $"!~\"{Value(random)}.+|\"",
    };

    private static string Value(Random random) => $"v{random.Next(4)}";

    [GeneratedRegex("field (\\w+) not found in type")]
    private static partial Regex UnknownField();
}
