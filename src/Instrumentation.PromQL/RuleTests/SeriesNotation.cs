using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.RuleTests;

/// <summary>The notation of series in rule unit tests and PromQL test scripts, <c>http_requests{job="api"} 0+10x5 _ stale</c>.</summary>
/// <remarks>
/// Samples are separated by spaces: a number; <c>axn</c>, n more of it; <c>a+bxn</c> or <c>a-bxn</c>, n more that rise or fall by b; the same with
/// histograms (<see cref="HistogramNotation"/>) in place of numbers; <c>_</c> or <c>_xn</c>, one or n samples left out; <c>stale</c>, the end of the series.
/// </remarks>
public static partial class SeriesNotation
{
    // A text of a few bytes may ask for any number of samples.
    private const int MaximumValues = 10_000_000;

    /// <summary>Reads a line: a series, then its samples; with <c>@st</c> right behind the series, the start times of its samples.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="NotationException">The line is not in the notation.</exception>
    public static SeriesLine ParseLine(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var reader = new NotationReader(line);
        reader.SkipSpaces();
        LabelSet labels = MetricNotation.Read(reader);
        if (reader.TryRead("@st"))
            return new SeriesLine(labels, [], ReadStartOffsets(reader));
        return new SeriesLine(labels, ReadValues(reader), null);
    }

    /// <summary>Reads a series without samples.</summary>
    /// <param name="text">The series, <c>name{label="value"}</c>.</param>
    /// <returns>Its labels, the metric's name among them.</returns>
    /// <exception cref="NotationException">The text is no series.</exception>
    public static LabelSet ParseLabels(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new NotationReader(text);
        reader.SkipSpaces();
        LabelSet labels = MetricNotation.Read(reader);
        reader.SkipSpaces();
        return reader.IsAtEnd ? labels : throw reader.Fail("expected the end of the series");
    }

    /// <summary>Reads samples.</summary>
    /// <param name="text">The samples.</param>
    /// <returns>One for each step.</returns>
    /// <exception cref="NotationException">The text is not in the notation, or gives more than ten million samples.</exception>
    public static IReadOnlyList<NotationValue> ParseValues(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReadValues(new NotationReader(text));
    }

    private static List<NotationValue> ReadValues(NotationReader reader)
    {
        var values = new List<NotationValue>();
        for (reader.SkipSpaces(); !reader.IsAtEnd; reader.SkipSpaces())
        {
            ReadItem(reader, values);
            EndItem(reader);
        }

        return values;
    }

    private static void ReadItem(NotationReader reader, List<NotationValue> values)
    {
        if (reader.TryRead("_"))
            Repeat(reader, values, NotationValue.Omitted, reader.TryReadTimes(out int omitted) ? omitted : 1);
        else if (reader.TryRead("stale"))
            Repeat(reader, values, new NotationValue(StaleMarker.Value), 1 + (reader.TryReadTimes(out int stale) ? stale : 0));
        else if (reader.Current == '{')
            ReadHistograms(reader, values);
        else
            ReadNumbers(reader, values);
    }

    private static void ReadNumbers(NotationReader reader, List<NotationValue> values)
    {
        double value = reader.ReadNumber();
        bool changes = reader.Current is '+' or '-';
        double change = changes ? reader.ReadNumber() : 0;
        int times = ReadTimes(reader, values, changes);
        values.Add(new NotationValue(value));
        for (int step = 0; step < times; step++)
        {
            value += change;
            values.Add(new NotationValue(value));
        }
    }

    private static int ReadTimes(NotationReader reader, List<NotationValue> values, bool isNeeded)
    {
        if (reader.TryReadTimes(out int times))
        {
            if (times >= MaximumValues - values.Count)
                throw reader.Fail($"a series has at most {MaximumValues} samples");
            return times;
        }

        return isNeeded ? throw reader.Fail("expected x and a number of repetitions") : 0;
    }

    private static void Repeat(NotationReader reader, List<NotationValue> values, NotationValue value, int times)
    {
        if (times > MaximumValues - values.Count)
            throw reader.Fail($"a series has at most {MaximumValues} samples");
        for (int step = 0; step < times; step++)
            values.Add(value);
    }

    private static void EndItem(NotationReader reader)
    {
        if (!reader.IsAtEnd && !reader.IsAtSpace)
            throw reader.Fail("expected a space");
    }
}
