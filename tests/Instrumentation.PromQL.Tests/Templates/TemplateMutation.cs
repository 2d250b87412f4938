using System.Text;

namespace Instrumentation.Templates;

/// <summary>Makes templates that are nearly right.</summary>
internal static class TemplateMutation
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{- ", " -}}", "{{/*", "*/}}", "if ", "else", "end", "range ", "with ", "define ", "template ", "block ", "break", "continue",
        ".", ".Name", ".Items", ".Labels.a", "$", "$x", ":=", "=", ",", "|", "(", ")", "\"a\"", "`b`", "'c'", "1", "-2.5", "0x1p4", "1e999", "nil",
        "true", "printf ", "\"%*[3]d%.99999f%q\"", "index ", "len ", "slice ", "eq ", "lt ", "and ", "not ", " ", "\n", "é", "\ud800", "\0", "%", "\\",
    ];

    private static readonly string[] Seeds =
    [
        "{{ range $i, $e := .Items }}{{ if eq $i 1 }}{{ continue }}{{ end }}{{ $e }}{{ else }}none{{ end }}",
        "{{ define \"t\" }}[{{ . }}]{{ end }}{{ template \"t\" .Name }}{{ block \"u\" . }}{{ .Half }}{{ end }}",
        "{{ printf \"%5.2f|%-8s|%+d|%x|%v\" .Half .Name 3 255 .Labels | html | printf \"%q\" }}{{- /* c */ -}} x",
        "{{ with $x := index .Labels \"a\" }}{{ $x = slice $x 0 1 }}{{ and $x (not .Nothing) | print 1.5 'a' `r` }}{{ end }}",
    ];

    public static string Random(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int count = random.Next(1, 40); count > 0; count--)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    public static string Mutate(int seed)
    {
        var random = new Random(seed);
        string text = Seeds[random.Next(Seeds.Length)];
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            int at = random.Next(text.Length + 1);
            int remove = Math.Min(random.Next(4), text.Length - at);
            text = text[..at] + (random.Next(3) > 0 ? Pieces[random.Next(Pieces.Length)] : "") + text[(at + remove)..];
        }

        return text;
    }
}
