namespace Instrumentation.Yaml;

/// <summary>Makes YAML texts that are nearly right.</summary>
internal static class YamlMutation
{
    private static readonly string[] Pieces =
    [
        "[", "]", "{", "}", ":", ": ", "- ", "? ", "\n", "\n  ", "\t", " ", "&a ", "*a", "*x", "<<: ", "!!str ", "!", "!<x>", "|", "|2", ">-", "'", "\"",
        "\\", "\\u12", "\\xZZ", "#", " #", "---\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n", "~", "null", "true", "1e9", "0x1", "-", ",", "é", "\ud800", "\0", "\u2028", "@", "`", "\r", "999999999999999999999",
        "{{", "}}", "record: ", "alert: ", "expr: ", "for: ", "labels:", "groups:", "rules:", "name: ", "interval: ",
    ];

    /// <summary>Changes a text in some places.</summary>
    public static string Mutate(string text, int seed)
    {
        var random = new Random(seed);
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            int at = random.Next(text.Length + 1);
            int remove = Math.Min(random.Next(6), text.Length - at);
            text = text[..at] + (random.Next(4) > 0 ? Pieces[random.Next(Pieces.Length)] : "") + text[(at + remove)..];
        }

        return text;
    }
}
