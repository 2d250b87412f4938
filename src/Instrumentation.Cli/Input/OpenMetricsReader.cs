using Instrumentation.Labels;

namespace Instrumentation.Input;

/// <summary>Reads OpenMetrics 1.0 text. Names may be quoted, as Prometheus 3 writes those of other characters. Exemplars are passed over.</summary>
internal sealed class OpenMetricsReader
{
    private readonly SampleFile _file = new();
    private readonly long _defaultTime;

    private OpenMetricsReader(long defaultTime)
    {
        _defaultTime = defaultTime;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="defaultTime">The time of samples that have none, in milliseconds since 1970-01-01 UTC.</param>
    /// <returns>The series.</returns>
    /// <exception cref="OpenMetricsException">The text is none.</exception>
    public static SampleFile Read(string text, long defaultTime)
    {
        var reader = new OpenMetricsReader(defaultTime);
        int number = 0;
        bool ended = false;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (ended && line.Length > 0)
                throw new OpenMetricsException(number, 1, "there is text behind # EOF");
            if (ended)
                continue;
            var cursor = new LineCursor(line, number);
            ended = line is "# EOF";
            if (line.StartsWith("#"))
                CheckComment(line, ref cursor);
            else if (line.Length > 0)
                reader.ReadSample(ref cursor);
            else if (!IsEnd(text, number))
                throw cursor.Expected("a sample or a comment, as OpenMetrics has no empty lines");
        }

        return ended ? reader._file : throw new OpenMetricsException(number, 1, "# EOF is expected at the end; the file is cut off, or no OpenMetrics");
    }

    // The empty line behind the last line break is none.
    private static bool IsEnd(string text, int number) => text.AsSpan().Count('\n') + 1 == number;

    private static void CheckComment(ReadOnlySpan<char> line, ref LineCursor cursor)
    {
        if (line is "# EOF")
            return;
        foreach (string keyword in (ReadOnlySpan<string>)["# TYPE ", "# HELP ", "# UNIT "])
        {
            if (cursor.Take(keyword))
                return;
        }

        throw cursor.Expected("# TYPE, # HELP, # UNIT or # EOF");
    }

    private void ReadSample(ref LineCursor cursor)
    {
        int column = cursor.Column;
        var labels = new SeriesLabelsBuilder();
        if (cursor.TakeName() is { } name)
            labels.Set(LabelNames.MetricName, name);
        else if (cursor.Peek != '{')
            throw cursor.Expected("a metric name");
        if (cursor.Peek == '{')
            ReadLabels(ref cursor, labels);
        SeriesLabels built = labels.Build();
        if (built.MetricName.Length == 0)
            throw cursor.Expected("a metric name in front of the braces or quoted inside");
        cursor.TakeSpace();
        double value = cursor.TakeNumber("a value");
        long time = cursor.IsAtTimestamp() ? ReadTime(ref cursor) : _defaultTime;
        if (!cursor.AtEnd && !cursor.Take(" # "))
            throw cursor.Expected("the end of the line or an exemplar");
        if (!_file.TryAdd(built, time, value))
            throw new OpenMetricsException(cursor.Line, column, $"{built} has a sample of this time or a later one already; samples of a series have to be in order");
    }

    private static long ReadTime(ref LineCursor cursor)
    {
        cursor.TakeSpace();
        int column = cursor.Column;
        double seconds = cursor.TakeNumber("a timestamp in seconds");
        return Math.Abs(seconds) < 1e12 ? (long)Math.Round(seconds * 1000) : throw new OpenMetricsException(cursor.Line, column, $"the timestamp {seconds:R} is no time in seconds");
    }

    private static void ReadLabels(ref LineCursor cursor, SeriesLabelsBuilder labels)
    {
        cursor.Take("{");
        while (!cursor.Take("}"))
        {
            bool isQuoted = cursor.Peek == '"';
            string name = isQuoted ? cursor.TakeQuoted() : cursor.TakeName() ?? throw cursor.Expected("a label name or }");
            if (cursor.Take("="))
                labels.Set(name, cursor.TakeQuoted());
            else if (isQuoted)
                labels.Set(LabelNames.MetricName, name);
            else
                throw cursor.Expected("=");
            if (!cursor.Take(",") && cursor.Peek != '}')
                throw cursor.Expected(", or }");
        }
    }
}
