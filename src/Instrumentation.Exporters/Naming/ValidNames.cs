using System.Text;

namespace Instrumentation.Naming;

// The characters of metric names, [a-zA-Z_:][a-zA-Z0-9_:]*, and of label names, the same without colons.
internal static class ValidNames
{
    internal static string Escape(string name, bool colons, bool collapse)
    {
        if (IsValid(name, colons) && !(collapse && name.Contains("__", StringComparison.Ordinal)))
            return name;
        var escaped = new StringBuilder(name.Length + 1);
        foreach (char character in name)
        {
            char valid = char.IsAsciiLetterOrDigit(character) || (colons && character == ':') ? character : '_';
            if (collapse && valid == '_' && escaped.Length > 0 && escaped[^1] == '_')
                continue;
            escaped.Append(valid);
        }

        return escaped.ToString();
    }

    internal static string Metric(string name, bool collapse) => WithoutLeadingDigit(Escape(name, colons: true, collapse));

    // A label name that begins with two underscores is Prometheus' own, so those collapse even where names are kept.
    internal static string Label(string name, bool collapse)
    {
        string escaped = Escape(name, colons: false, collapse);
        if (escaped.StartsWith("__", StringComparison.Ordinal))
            escaped = "_" + escaped.TrimStart('_');
        return WithoutLeadingDigit(escaped);
    }

    private static string WithoutLeadingDigit(string name) => name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name;

    private static bool IsValid(string name, bool colons)
    {
        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_' && !(colons && character == ':'))
                return false;
        }

        return true;
    }
}
