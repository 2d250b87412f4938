namespace Instrumentation.Templates;

/// <summary>The functions that Alertmanager adds to its templates.</summary>
internal static class NotificationFunctions
{
    /// <summary>Makes the functions for an instant.</summary>
    /// <param name="now">What <c>since</c> counts to.</param>
    public static TemplateFunctions At(DateTimeOffset now) => Table.With("since", arguments => TemplateValue.Of(now - Time(arguments, 0)), 1, 1);

    /// <summary>The functions, as far as they need not know what time it is; those that do count from the first instant there is.</summary>
    public static TemplateFunctions Table { get; } = Create();

    private static TemplateFunctions Create() => TemplateFunctions.Builtin
        .With("toUpper", arguments => TemplateValue.Of(arguments.Text(0).ToUpperInvariant()), 1, 1)
        .With("toLower", arguments => TemplateValue.Of(arguments.Text(0).ToLowerInvariant()), 1, 1)
        .With("title", PrometheusFunctions.Table.Find("title")!.Call, 1, 1)
        .With("trimSpace", arguments => TemplateValue.Of(arguments.Text(0).Trim()), 1, 1)
        .With("join", Join, 2, 2)
        .With("match", PrometheusFunctions.Table.Find("match")!.Call, 2, 2)
        .With("reReplaceAll", PrometheusFunctions.Table.Find("reReplaceAll")!.Call, 3, 3)
        .With("safeHtml", arguments => arguments[0], 1, 1)
        .With("safeUrl", arguments => arguments[0], 1, 1)
        .With("urlUnescape", arguments => TemplateValue.Of(Uri.UnescapeDataString(arguments.Text(0).Replace('+', ' '))), 1, 1)
        .With("stringSlice", arguments => TemplateValue.List([.. arguments.Values], typeName: "[]string"))
        .With("humanizeDuration", PrometheusFunctions.Table.Find("humanizeDuration")!.Call, 1, 1)
        .With("date", arguments => TemplateValue.Of(GoTimeFormat.Format(Time(arguments, 1), arguments.Text(0))), 2, 2)
        .With("toJson", arguments => TemplateValue.Of(TemplateJson.Write(arguments[0])), 1, 1)
        .With("since", arguments => TemplateValue.Of(DateTimeOffset.MinValue - Time(arguments, 0)), 1, 1);

    private static TemplateValue Join(TemplateArguments arguments)
    {
        string separator = arguments.Text(0);
        string text = string.Join(separator, arguments.List(1).Select(item => item.ToString()));
        return text.Length <= arguments.MaxLength ? TemplateValue.Of(text) : throw new TemplateException("the text is too long");
    }

    private static DateTimeOffset Time(TemplateArguments arguments, int index) =>
        arguments[index] is { Kind: TemplateKind.Time } time ? time.Time : throw TemplateArguments.WrongType("time.Time", arguments[index]);
}
