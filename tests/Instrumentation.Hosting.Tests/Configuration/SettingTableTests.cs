using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace Instrumentation.Configuration;

public sealed class SettingTableTests
{
    private const string Begin = "<!-- keys: begin -->\n";
    private const string End = "<!-- keys: end -->";

    [Test]
    public void Every_property_of_the_options_is_a_known_key() =>
        Assert.That(SettingTable.Instance.Settings.Select(setting => setting.Path), Is.EquivalentTo(PathsOf(typeof(StreamingMonitoringOptions), "")));

    [Test]
    public void Every_default_can_be_written_as_a_setting()
    {
        var options = new StreamingMonitoringOptions();
        foreach (Setting setting in SettingTable.Instance.Settings.Where(setting => !setting.HasFreeName && !setting.IsList))
        {
            if (setting.Read(options) is { } value)
                Assert.That(SettingValue.Parse(setting.ValueType, SettingValue.Render(value)), Is.EqualTo(value), setting.Path);
        }
    }

    [TestCase("LatencyWarningMs")]
    [TestCase("latency_warning_ms")]
    [TestCase("LATENCY-WARNING-MS")]
    public void A_key_is_found_in_every_spelling(string spelling)
    {
        Assert.That(SettingTable.Instance.TryFind([spelling], out Setting? setting, out string path), Is.True);
        Assert.That((setting!.Path, path), Is.EqualTo(("LatencyWarningMs", "LatencyWarningMs")));
    }

    [TestCase("Instruments:my_Metric:cardinality_limit", "Instruments:my_Metric:CardinalityLimit")]
    [TestCase("resource:attributes:team_name", "Resource:Attributes:team_name")]
    [TestCase("Endpoints:allowed_hosts:3", "Endpoints:AllowedHosts:3")]
    public void Names_of_the_user_and_places_in_a_list_are_kept(string key, string path)
    {
        Assert.That(SettingTable.Instance.TryFind(key.Split(':'), out _, out string found), Is.True);
        Assert.That(found, Is.EqualTo(path));
    }

    [TestCase("Listener")]
    [TestCase("Listener:Port:0")]
    [TestCase("Instruments:x")]
    [TestCase("")]
    public void What_is_no_key_is_not_found(string key) =>
        Assert.That(SettingTable.Instance.TryFind(key.Split(':'), out _, out _), Is.False);

    // The page is written by hand but for the table, which is what the options' properties, defaults, annotations and comments say.
    [Test]
    public void The_page_of_settings_says_what_the_options_say()
    {
        string path = Repository.PathTo("docs", "configuration.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        string expected = Table();
        if (page[begin..end] != expected)
            File.WriteAllText(Repository.PathTo("docs", "configuration.received.txt"), page[..begin] + expected + page[end..]);

        Assert.That(page[begin..end], Is.EqualTo(expected), "review docs/configuration.received.txt and put it in the page's place");
    }

    private static string Table()
    {
        XElement comments = XDocument.Load(Path.ChangeExtension(typeof(SettingTable).Assembly.Location, ".xml")).Root!;
        XElement coreComments = XDocument.Load(Path.ChangeExtension(typeof(ResourceOptions).Assembly.Location, ".xml")).Root!;
        var options = new StreamingMonitoringOptions();
        var table = new StringBuilder("| key | default | allowed | meaning |\n|---|---|---|---|\n");
        foreach (Setting setting in SettingTable.Instance.Settings)
        {
            PropertyInfo property = PropertyOf(setting.Path);
            object? value = setting.HasFreeName ? property.GetValue(Activator.CreateInstance(property.DeclaringType!)) : setting.Read(options);
            string meaning = MeaningOf(property.DeclaringType!.Assembly == typeof(ResourceOptions).Assembly ? coreComments : comments, property);
            table.Append(CultureInfo.InvariantCulture, $"| `{setting.Path}` | {DefaultOf(value)} | {setting.Allowed.Replace("*", "\\*", StringComparison.Ordinal)} | {meaning} |\n");
        }

        return table.ToString();
    }

    private static string DefaultOf(object? value) => value switch
    {
        null => "not set",
        string { Length: 0 } => "empty",
        string text => $"`{text}`",
        bool flag => flag ? "`true`" : "`false`",
        System.Collections.ICollection { Count: 0 } => "none",
        _ => $"`{SettingFailure.Format(value)}`",
    };

    private static string MeaningOf(XElement comments, PropertyInfo property)
    {
        XElement summary = comments.Descendants("member").Single(member => member.Attribute("name")!.Value == $"P:{property.DeclaringType!.FullName}.{property.Name}").Element("summary")!;
        foreach (XElement code in summary.Elements("c"))
            code.Value = $"`{code.Value}`";
        string text = string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int repeatedDefault = text.IndexOf(" Default: ", StringComparison.Ordinal);
        return repeatedDefault < 0 ? text : text[..repeatedDefault];
    }

    private static PropertyInfo PropertyOf(string path)
    {
        Type type = typeof(StreamingMonitoringOptions);
        PropertyInfo? property = null;
        foreach (string part in path.Split(':'))
        {
            if (part == "*")
            {
                type = type.GetGenericArguments()[1];
                continue;
            }

            property = type.GetProperty(part)!;
            type = property.PropertyType;
        }

        return property!;
    }

    private static IEnumerable<string> PathsOf(Type type, string prefix)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Type value = property.PropertyType;
            if (value.IsGenericType && value.GetGenericTypeDefinition() == typeof(IDictionary<,>))
            {
                Type item = value.GetGenericArguments()[1];
                foreach (string path in item == typeof(string) ? [prefix + property.Name + ":*"] : PathsOf(item, $"{prefix}{property.Name}:*:"))
                    yield return path;
            }
            else if (value.IsClass && value != typeof(string))
            {
                foreach (string path in PathsOf(value, $"{prefix}{property.Name}:"))
                    yield return path;
            }
            else
            {
                yield return prefix + property.Name;
            }
        }
    }
}
