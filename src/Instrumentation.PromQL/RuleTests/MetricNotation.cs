using Instrumentation.Labels;

namespace Instrumentation.RuleTests;

// A series as it is written in PromQL, without matchers: name{label="value"} or {"a name", "a label"="value"}.
internal static class MetricNotation
{
    public static SeriesLabels Read(NotationReader reader)
    {
        int start = reader.Position;
        var labels = new List<Label>();
        string name = reader.ReadWhile(IsNameCharacter);
        if (name.Length > 0)
        {
            if (!SeriesLabelsText.IsMetricName(name))
                reader.FailAt($"'{name}' is no metric name", start);
            labels.Add(new Label(LabelNames.MetricName, name));
        }

        if (reader.TryRead("{"))
            ReadLabels(reader, labels);
        else if (name.Length == 0)
            reader.FailAt("expected a series", start);
        if (labels.DistinctBy(static label => label.Name).Count() != labels.Count)
            reader.FailAt("a label stands twice in the series", start);
        return SeriesLabels.Of(labels);
    }

    private static void ReadLabels(NotationReader reader, List<Label> labels)
    {
        reader.SkipSpaces();
        while (!reader.TryRead("}"))
        {
            labels.Add(ReadLabel(reader));
            reader.SkipSpaces();
            if (!reader.TryRead(",") && reader.Current != '}')
                throw reader.Fail("expected ',' or '}'");
            reader.SkipSpaces();
        }
    }

    private static Label ReadLabel(NotationReader reader)
    {
        bool isQuoted = QuotedNotation.IsAtQuote(reader);
        int start = reader.Position;
        string name = isQuoted ? QuotedNotation.Read(reader) : reader.ReadWhile(IsNameCharacter);
        if (name.Length == 0 || (!isQuoted && !SeriesLabelsText.IsLabelName(name)))
            reader.FailAt("expected a label name", start);
        reader.SkipSpaces();
        if (isQuoted && reader.Current is ',' or '}')
            return new Label(LabelNames.MetricName, name);
        reader.Read("=");
        reader.SkipSpaces();
        return new Label(name, QuotedNotation.Read(reader));
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or ':';
}
