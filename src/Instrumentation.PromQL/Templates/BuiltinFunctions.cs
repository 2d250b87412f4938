using System.Text;

namespace Instrumentation.Templates;

/// <summary>The functions that the template language itself brings; <c>and</c> and <c>or</c> evaluate their arguments one by one in the interpreter.</summary>
internal static class BuiltinFunctions
{
    public static Dictionary<string, TemplateFunctionEntry> Create() => new(StringComparer.Ordinal)
    {
        ["and"] = new(arguments => arguments.Values.FirstOrDefault(value => !value.IsTrue) ?? arguments.Values[^1], 1, int.MaxValue),
        ["or"] = new(arguments => arguments.Values.FirstOrDefault(value => value.IsTrue) ?? arguments.Values[^1], 1, int.MaxValue),
        ["not"] = new(arguments => TemplateValue.Of(!arguments[0].IsTrue), 1),
        ["eq"] = new(arguments => TemplateValue.Of(TemplateComparison.EqualsAny(arguments.Values)), 1, int.MaxValue),
        ["ne"] = new(arguments => TemplateValue.Of(!TemplateComparison.AreEqual(arguments[0], arguments[1])), 2),
        ["lt"] = new(arguments => TemplateValue.Of(TemplateComparison.IsLess(arguments[0], arguments[1])), 2),
        ["le"] = new(arguments => TemplateValue.Of(IsLessOrEqual(arguments)), 2),

        // As in Go, which makes NaN greater than everything.
        ["gt"] = new(arguments => TemplateValue.Of(!IsLessOrEqual(arguments)), 2),
        ["ge"] = new(arguments => TemplateValue.Of(!TemplateComparison.IsLess(arguments[0], arguments[1])), 2),
        ["len"] = new(arguments => TemplateValue.Of((long)Length(arguments[0])), 1),
        ["index"] = new(Index, 1, int.MaxValue),
        ["slice"] = new(Slice, 1, int.MaxValue),
        ["print"] = new(arguments => TemplateValue.Of(TemplatePrinter.PrintAll(arguments.Values, arguments.MaxLength)), 0, int.MaxValue),
        ["printf"] = new(arguments => TemplateValue.Of(TemplateFormat.Format(arguments.Text(0), [.. arguments.Values.Skip(1)], arguments.MaxLength)), 1, int.MaxValue),
        ["println"] = new(PrintLine, 0, int.MaxValue),
        ["html"] = new(arguments => TemplateValue.Of(TemplateEscape.Html(Joined(arguments))), 0, int.MaxValue),
        ["js"] = new(arguments => TemplateValue.Of(TemplateEscape.JavaScript(Joined(arguments))), 0, int.MaxValue),
        ["urlquery"] = new(arguments => TemplateValue.Of(TemplateEscape.UrlQuery(Joined(arguments))), 0, int.MaxValue),
        ["call"] = new(arguments => throw new TemplateException($"call of non-function of type {arguments[0].TypeName}"), 1, int.MaxValue),
    };

    private static bool IsLessOrEqual(TemplateArguments arguments) =>
        TemplateComparison.IsLess(arguments[0], arguments[1]) || TemplateComparison.AreEqual(arguments[0], arguments[1]);

    private static string Joined(TemplateArguments arguments) =>
        arguments is { Count: 1 } && arguments[0].Kind == TemplateKind.Text ? arguments[0].Text : TemplatePrinter.PrintAll(arguments.Values, arguments.MaxLength);

    private static int Length(TemplateValue value) => value.Kind switch
    {
        TemplateKind.Text => Encoding.UTF8.GetByteCount(value.Text),
        TemplateKind.List => value.Items.Count,
        TemplateKind.Map => value.Fields.Count,
        TemplateKind.Nil => throw new TemplateException("len of nil pointer"),
        _ => throw new TemplateException($"len of type {value.TypeName}"),
    };

    private static TemplateValue PrintLine(TemplateArguments arguments)
    {
        var text = new TemplateText(arguments.MaxLength);
        for (int index = 0; index < arguments.Count; index++)
        {
            if (index > 0)
                text.Append(' ');
            text.Append(TemplatePrinter.Print(arguments[index], arguments.MaxLength));
        }

        return TemplateValue.Of(text.Append('\n').ToString());
    }

    private static TemplateValue Index(TemplateArguments arguments)
    {
        TemplateValue value = arguments[0];
        if (value.Kind == TemplateKind.Nil)
            throw new TemplateException("index of untyped nil");
        for (int at = 1; at < arguments.Count; at++)
        {
            TemplateValue key = arguments[at];
            value = value.Kind switch
            {
                TemplateKind.Map when key.Kind == TemplateKind.Text => value.Fields[key.Text],
                TemplateKind.Map => throw new TemplateException(
                    key.Kind == TemplateKind.Nil ? "value is nil; should be of type string" : $"value has type {key.TypeName}; should be string"),
                TemplateKind.List => value.Items[Place(key, value.Items.Count - 1)],
                TemplateKind.Text => TextByte(value.Text, key),
                TemplateKind.Nil => throw new TemplateException("index of nil pointer"),
                _ => throw new TemplateException($"can't index item of type {value.TypeName}"),
            };
        }

        return value;
    }

    private static TemplateValue TextByte(string text, TemplateValue key)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return TemplateValue.Of((long)bytes[Place(key, bytes.Length - 1)]);
    }

    private static TemplateValue Slice(TemplateArguments arguments)
    {
        TemplateValue value = arguments[0];
        if (value.Kind is not (TemplateKind.Text or TemplateKind.List))
            throw new TemplateException(value.Kind == TemplateKind.Nil ? "slice of untyped nil" : $"can't slice item of type {value.TypeName}");
        if (arguments.Count > 3)
            throw new TemplateException(value.Kind == TemplateKind.Text ? "cannot 3-index slice a string" : $"too many slice indexes: {arguments.Count - 1}");
        byte[]? bytes = value.Kind == TemplateKind.Text ? Encoding.UTF8.GetBytes(value.Text) : null;
        int length = bytes?.Length ?? value.Items.Count;
        int start = arguments.Count > 1 ? Place(arguments[1], length) : 0;
        int end = arguments.Count > 2 ? Place(arguments[2], length) : length;
        if (start > end)
            throw new TemplateException($"invalid slice index: {start} > {end}");
        return bytes is not null
            ? TemplateValue.Of(Encoding.UTF8.GetString(bytes, start, end - start))
            : TemplateValue.List([.. value.Items.Skip(start).Take(end - start)], typeName: value.TypeName);
    }

    private static int Place(TemplateValue key, int last) => key.Kind switch
    {
        TemplateKind.Integer when key.Integer >= 0 && key.Integer <= last => (int)key.Integer,
        TemplateKind.Integer => throw new TemplateException($"index out of range: {key.Integer}"),
        TemplateKind.Nil => throw new TemplateException("cannot index slice/array with nil"),
        _ => throw new TemplateException($"cannot index slice/array with type {key.TypeName}"),
    };
}
