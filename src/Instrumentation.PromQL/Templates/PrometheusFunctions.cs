using System.Text.RegularExpressions;
using Instrumentation.RegularExpressions;

namespace Instrumentation.Templates;

/// <summary>The functions that Prometheus adds to its templates.</summary>
internal static class PrometheusFunctions
{
    // Building an expression takes longer than thousands of ordinary steps.
    private const int StepsOfPattern = 5_000;

    /// <summary>All functions, as far as they need no context; those that do fail.</summary>
    public static TemplateFunctions Table { get; } = For(new AlertTemplateContext(), new QueryResults(new AlertTemplateContext(), 0), TemplateFunctions.Builtin.With(Create()));

    /// <summary>The functions for one expansion.</summary>
    public static TemplateFunctions For(AlertTemplateContext context, QueryResults queries) => For(context, queries, Table);

    private static TemplateFunctions For(AlertTemplateContext context, QueryResults queries, TemplateFunctions table) => table.With(new(StringComparer.Ordinal)
    {
        ["query"] = new(arguments => queries.Get(arguments.Text(0)), 1),
        ["now"] = new(_ => TemplateValue.Of(context.TimestampUnixMs / 1000d), 0),
        ["externalURL"] = new(_ => TemplateValue.Of(context.ExternalUrl), 0),
        ["pathPrefix"] = new(_ => TemplateValue.Of(Uri.TryCreate(context.ExternalUrl, UriKind.Absolute, out Uri? url) ? PathOf(url) : ""), 0),
    });

    private static Dictionary<string, TemplateFunctionEntry> Create() => new(StringComparer.Ordinal)
    {
        ["first"] = new(First, 1),
        ["label"] = new(arguments => Sample(arguments, 1, "Labels").Fields[arguments.Text(0)], 2),
        ["value"] = new(arguments => Sample(arguments, 0, "Value"), 1),
        ["strvalue"] = new(arguments => Sample(arguments, 0, "Labels").Fields["__value__"], 1),
        ["args"] = new(arguments => TemplateValue.Map(arguments.Values.Select((value, index) => KeyValuePair.Create($"arg{index}", value))), 0, int.MaxValue),
        ["reReplaceAll"] = new(ReplaceAll, 3),
        ["match"] = new(arguments => TemplateValue.Of(Pattern(arguments).IsMatch(arguments.Text(1))), 2),
        ["safeHtml"] = new(arguments => TemplateValue.Of(arguments.Text(0)), 1),
        ["title"] = new(arguments => TemplateValue.Of(TitleCase.Write(arguments.Text(0))), 1),
        ["toUpper"] = new(arguments => TemplateValue.Of(arguments.Text(0).ToUpperInvariant()), 1),
        ["toLower"] = new(arguments => TemplateValue.Of(arguments.Text(0).ToLowerInvariant()), 1),
        ["graphLink"] = new(arguments => TemplateValue.Of($"/graph?g0.expr={TemplateEscape.UrlQuery(arguments.Text(0))}&g0.tab=0"), 1),
        ["tableLink"] = new(arguments => TemplateValue.Of($"/graph?g0.expr={TemplateEscape.UrlQuery(arguments.Text(0))}&g0.tab=1"), 1),
        ["sortByLabel"] = new(SortByLabel, 2),
        ["stripPort"] = new(arguments => TemplateValue.Of(HostAndPort.StripPort(arguments.Text(0))), 1),
        ["stripDomain"] = new(arguments => TemplateValue.Of(HostAndPort.StripDomain(arguments.Text(0))), 1),
        ["humanize"] = new(arguments => TemplateValue.Of(Humanizer.Decimal(arguments.Number(0))), 1),
        ["humanize1024"] = new(arguments => TemplateValue.Of(Humanizer.Binary(arguments.Number(0))), 1),
        ["humanizeDuration"] = new(arguments => TemplateValue.Of(Humanizer.Duration(arguments.Number(0))), 1),
        ["humanizePercentage"] = new(arguments => TemplateValue.Of(GoNumberFormat.Format(arguments.Number(0) * 100, 'g', 4) + "%"), 1),
        ["humanizeTimestamp"] = new(arguments => TemplateValue.Of(Humanizer.Timestamp(arguments.Number(0))), 1),
        ["toTime"] = new(arguments => TemplateValue.Of(Humanizer.Time(arguments.Number(0))), 1),
        ["toDuration"] = new(arguments => TemplateValue.Of(Humanizer.Span(arguments.Number(0))), 1),
        ["parseDuration"] = new(ParseDuration, 1),
        ["urlQueryEscape"] = new(arguments => TemplateValue.Of(TemplateEscape.UrlQuery(arguments.Text(0))), 1),
    };

    private static string PathOf(Uri url) => url.AbsolutePath == "/" && !url.OriginalString.EndsWith('/') ? "" : url.AbsolutePath;

    private static TemplateValue First(TemplateArguments arguments)
    {
        IReadOnlyList<TemplateValue> samples = arguments.List(0);
        return samples.Count > 0 ? samples[0] : throw new TemplateException("first() called on vector with no elements");
    }

    private static TemplateValue Sample(TemplateArguments arguments, int index, string field)
    {
        TemplateValue sample = arguments[index];
        return sample.Kind == TemplateKind.Object && sample.Fields.TryGet(field, out TemplateValue value) ? value : throw TemplateArguments.WrongType("*template.sample", sample);
    }

    private static TemplateValue SortByLabel(TemplateArguments arguments)
    {
        string label = arguments.Text(0);
        TemplateValue[] samples = [.. arguments.List(1)];
        foreach (TemplateValue sample in samples)
        {
            if (sample.Kind != TemplateKind.Object || !sample.Fields.TryGet("Labels", out _))
                throw TemplateArguments.WrongType("*template.sample", sample);
        }

        IEnumerable<TemplateValue> sorted = samples.OrderBy(sample => sample.Fields["Labels"].Fields[label].Text, Comparer<string>.Create(TemplateOrder.Compare));
        return TemplateValue.List([.. sorted], typeName: "template.queryResult");
    }

    private static TemplateValue ReplaceAll(TemplateArguments arguments) =>
        TemplateValue.Of(RegexReplacement.ReplaceAll(Pattern(arguments), arguments.Text(1), arguments.Text(2), arguments.MaxLength));

    private static Regex Pattern(TemplateArguments arguments)
    {
        string pattern = arguments.Text(0);
        arguments.Spend(StepsOfPattern + pattern.Length);
        try
        {
            return Re2Pattern.Create(pattern);
        }
        catch (ArgumentException exception)
        {
            throw new TemplateException($"error parsing regexp: {exception.Message}");
        }
    }

    private static TemplateValue ParseDuration(TemplateArguments arguments)
    {
        string text = arguments.Text(0);
        return PrometheusDuration.TryParse(text, out long milliseconds, out string problem)
            ? TemplateValue.Of(milliseconds / 1000d)
            : throw new TemplateException(problem);
    }
}
