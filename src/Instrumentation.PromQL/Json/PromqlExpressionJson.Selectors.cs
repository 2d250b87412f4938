using System.Text.Json;
using Instrumentation.Evaluation;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Json;

/// <content>Selectors and their times.</content>
public static partial class PromqlExpressionJson
{
    private static void WriteSelector(Utf8JsonWriter json, VectorSelector vector, DurationExpression? range)
    {
        // A name in front of the braces is the last of the conditions; one that has to be quoted stands inside, where it is a condition like any other.
        bool isNameInFront = SeriesLabelsText.IsMetricName(vector.MetricName);
        json.WriteBoolean("anchored"u8, vector.Mode == SelectorMode.Anchored);
        json.WriteStartArray("matchers"u8);
        foreach (LabelMatcher matcher in vector.Matchers.Skip(isNameInFront ? 1 : 0))
            WriteMatcher(json, matcher);
        if (isNameInFront)
            WriteMatcher(json, vector.Matchers[0]);
        json.WriteEndArray();
        json.WriteString("name"u8, isNameInFront ? vector.MetricName : "");
        json.WriteNumber("offset"u8, Milliseconds(vector.Offset));
        if (range is not null)
            json.WriteNumber("range"u8, Milliseconds(range));
        json.WriteBoolean("smoothed"u8, vector.Mode == SelectorMode.Smoothed);
        WriteAnchor(json, vector.At);
        WriteTimestamp(json, vector.At);
        json.WriteString("type"u8, range is null ? "vectorSelector"u8 : "matrixSelector"u8);
    }

    private static void WriteSubquery(Utf8JsonWriter json, SubqueryExpression subquery)
    {
        WritePart(json, "expr"u8, subquery.Inner);
        json.WriteNumber("offset"u8, Milliseconds(subquery.Offset));
        json.WriteNumber("range"u8, Milliseconds(subquery.Range));
        WriteAnchor(json, subquery.At);
        json.WriteNumber("step"u8, Milliseconds(subquery.Step));
        WriteTimestamp(json, subquery.At);
        json.WriteString("type"u8, "subquery"u8);
    }

    private static void WriteMatcher(Utf8JsonWriter json, LabelMatcher matcher)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, matcher.Name);
        json.WriteString("type"u8, matcher.Type switch
        {
            LabelMatchType.Equal => "="u8,
            LabelMatchType.NotEqual => "!="u8,
            LabelMatchType.Regex => "=~"u8,
            _ => "!~"u8,
        });
        json.WriteString("value"u8, matcher.Value);
        json.WriteEndObject();
    }

    private static void WriteAnchor(Utf8JsonWriter json, AtModifier? at)
    {
        if (at is null or { Anchor: AtAnchor.Time })
            json.WriteNull("startOrEnd"u8);
        else
            json.WriteString("startOrEnd"u8, at.Anchor == AtAnchor.Start ? "start"u8 : "end"u8);
    }

    private static void WriteTimestamp(Utf8JsonWriter json, AtModifier? at)
    {
        if (at is { Anchor: AtAnchor.Time })
            json.WriteNumber("timestamp"u8, at.UnixMs);
        else
            json.WriteNull("timestamp"u8);
    }

    // A length of time that has to be computed, which takes a query, counts as none.
    private static long Milliseconds(DurationExpression? duration) => duration switch
    {
        DurationLiteral or DurationNumber or DurationUnary { Operand: DurationLiteral or DurationNumber } => DurationMath.Milliseconds(duration, StepGrid.At(0)),
        _ => 0,
    };
}
