using System.Globalization;

namespace Instrumentation.Templates;

/// <summary>Prints values as <c>%v</c> does.</summary>
internal static class TemplatePrinter
{
    // Values are made by functions, which nest them no deeper than this; what is deeper is left out.
    private const int MaxDepth = 32;

    public static string Print(TemplateValue value, int limit)
    {
        if (Simple(value) is { } simple)
            return simple;
        var text = new TemplateText(limit);
        Print(value, text, 0);
        return text.ToString();
    }

    /// <summary>Prints values as <c>print</c> does, with spaces between two of which neither is a text.</summary>
    public static string PrintAll(IReadOnlyList<TemplateValue> values, int limit)
    {
        var text = new TemplateText(limit);
        for (int index = 0; index < values.Count; index++)
        {
            if (index > 0 && values[index].Kind != TemplateKind.Text && values[index - 1].Kind != TemplateKind.Text)
                text.Append(' ');
            Print(values[index], text, 0);
        }

        return text.ToString();
    }

    /// <summary>The text of a value that has no values inside; null for others.</summary>
    public static string? Simple(TemplateValue value) => value.Kind switch
    {
        TemplateKind.Nil => "<nil>",
        TemplateKind.Boolean => value.Boolean ? "true" : "false",
        TemplateKind.Integer => value.IntegerName ?? value.Integer.ToString(CultureInfo.InvariantCulture),
        TemplateKind.Number => GoNumberFormat.Format(value.Number),
        TemplateKind.Text => value.Text,
        TemplateKind.Time => GoTimeFormat.Format(value.Time, GoTimeFormat.Default),
        TemplateKind.Duration => GoTimeFormat.Format(value.Duration),
        _ => null,
    };

    private static void Print(TemplateValue value, TemplateText text, int depth)
    {
        if (Simple(value) is { } simple)
        {
            text.Append(simple);
            return;
        }

        if (depth >= MaxDepth)
        {
            text.Append('…');
            return;
        }

        switch (value.Kind)
        {
            case TemplateKind.List:
                text.Append('[');
                for (int index = 0; index < value.Items.Count; index++)
                {
                    if (index > 0)
                        text.Append(' ');
                    Print(value.Items[index], text, depth + 1);
                }

                text.Append(']');
                break;
            default:
                bool isMap = value.Kind == TemplateKind.Map;
                text.Append(isMap ? "map[" : "{");
                bool first = true;
                foreach ((string name, TemplateValue entry) in value.Fields.Entries)
                {
                    if (!first)
                        text.Append(' ');
                    first = false;
                    if (isMap)
                        text.Append(name).Append(':');
                    Print(entry, text, depth + 1);
                }

                text.Append(isMap ? ']' : '}');
                break;
        }
    }
}
