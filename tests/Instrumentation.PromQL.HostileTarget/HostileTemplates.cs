using System.Text;
using Instrumentation.Labels;
using Instrumentation.Templates;

namespace Instrumentation.Hostile;

/// <summary>Templates of alerts that are nearly right, and such as loop, recurse or grow without bound.</summary>
internal static class HostileTemplates
{
    private static readonly AlertTemplateContext Context = new() { Labels = SeriesLabels.Of(("job", "a<b>&\""), ("instance", "h:1")), Value = TemplateValue.Of(1234.5) };

    public static IEnumerable<HostileInput> Mutated(int seed, int count)
    {
        for (int input = 0; input < count; input++)
            yield return Input(input % 2 == 0 ? TemplateMutation.Mutate(seed + input) : TemplateMutation.Random(seed + input));
    }

    public static IEnumerable<HostileInput> Shapes()
    {
        yield return Input(Repeat("{{ if true }}", 10_000) + Repeat("{{ end }}", 10_000));
        yield return Input("{{ " + Repeat("(", 10_000) + "1" + Repeat(")", 10_000) + " }}");
        yield return Input("{{ 1 " + Repeat("| print ", 10_000) + "}}");
        yield return Input("{{ define \"t\" }}{{ template \"t\" . }}{{ end }}{{ template \"t\" . }}");
        yield return Input("{{ define \"a\" }}{{ template \"b\" . }}{{ template \"b\" . }}{{ end }}{{ define \"b\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}");
        yield return Input("{{ $x := \"aaaaaaaaaa\" }}" + Repeat("{{ $x = printf \"%s%s\" $x $x }}", 60) + "{{ $x }}");
        yield return Input("{{ printf \"%1000000000d\" 1 }}");
        yield return Input("{{ printf \"%.1000000000f\" 1.5 }}");
        yield return Input("{{ range 2000000000 }}x{{ end }}");
        yield return Input("{{ reReplaceAll \"(a*)*$\" \"b\" \"" + new string('a', 10_000) + "!\" }}");
        yield return Input("{{ reReplaceAll \"(((a{1,100}){1,100}){1,100})\" \"b\" \"a\" }}");
        yield return Input(new string('a', 5_000_000));
        yield return Input(Repeat("{{ $value }}", 20_000));
        yield return Input("{{ " + Repeat("$labels.", 10_000) + "job }}");
    }

    private static HostileInput Input(string text) => new(text, async () =>
    {
        try
        {
            _ = await AlertTemplate.Parse("t", text).ExpandAsync(Context);
            return true;
        }
        catch (TemplateException)
        {
            return false;
        }
    });

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
