using System.Text;
using Instrumentation.Yaml;

namespace Instrumentation.AlertmanagerFiles;

/// <summary>Writes nodes as YAML, in the order that they have.</summary>
internal static class ConfigurationText
{
    private const int Indent = 2;

    public static string Write(YamlMapping root)
    {
        var text = new StringBuilder();
        Entries(text, root, 0);
        return text.ToString();
    }

    private static void Entries(StringBuilder text, YamlMapping mapping, int indent)
    {
        bool isFirst = true;
        foreach ((YamlScalar key, YamlNode value) in mapping.Entries)
        {
            // The first entry of an item of a list stands behind its dash.
            if (!isFirst || text.Length == 0 || text[^1] == '\n')
                text.Append(' ', indent);
            isFirst = false;
            text.Append(YamlText.WriteKey(key.Value)).Append(':');
            Value(text, IsMatch(key.Value) && value is YamlMapping matchers ? WithoutNulls(matchers) : value, indent);
        }
    }

    private static bool IsMatch(string key) => key.EndsWith("match", StringComparison.Ordinal) || key.EndsWith("match_re", StringComparison.Ordinal);

    /// <summary>A matcher without a value matches the empty one; older versions want that said.</summary>
    private static YamlMapping WithoutNulls(YamlMapping matchers) => matchers with
    {
        Entries = [.. matchers.Entries.Select(entry => (entry.Key, entry.Value.IsNull ? new YamlScalar(entry.Value.Line, entry.Value.Column, "", IsPlain: false) : entry.Value))],
    };

    private static void Value(StringBuilder text, YamlNode value, int indent)
    {
        switch (value)
        {
            case YamlMapping { Entries.Count: > 0 } mapping:
                text.Append('\n');
                Entries(text, mapping, indent + Indent);
                break;
            case YamlSequence { Items.Count: > 0 } sequence:
                text.Append('\n');
                Items(text, sequence, indent);
                break;
            default:
                text.Append(' ').Append(Leaf(value, indent + Indent)).Append('\n');
                break;
        }
    }

    private static void Items(StringBuilder text, YamlSequence sequence, int indent)
    {
        foreach (YamlNode item in sequence.Items)
        {
            text.Append(' ', indent).Append('-');
            switch (item)
            {
                case YamlMapping { Entries.Count: > 0 } mapping:
                    text.Append(' ');
                    Entries(text, mapping, indent + Indent);
                    break;
                case YamlSequence { Items.Count: > 0 } inner:
                    text.Append('\n');
                    Items(text, inner, indent + Indent);
                    break;
                default:
                    text.Append(' ').Append(Leaf(item, indent + Indent)).Append('\n');
                    break;
            }
        }
    }

    private static string Leaf(YamlNode node, int indent) => node switch
    {
        YamlMapping => "{}",
        YamlSequence => "[]",
        YamlScalar scalar => Scalar(scalar, indent),
        _ => "null",
    };

    /// <summary>What was written without quotes means the same without quotes again, unless it went over several lines.</summary>
    private static string Scalar(YamlScalar scalar, int indent)
    {
        if (scalar.IsNull)
            return "null";
        return scalar.IsPlain && !scalar.Value.Contains('\n', StringComparison.Ordinal) ? scalar.Value : YamlText.Write(scalar.Value, indent);
    }
}
