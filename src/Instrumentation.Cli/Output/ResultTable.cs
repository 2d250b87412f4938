using Instrumentation.Evaluation;
using Instrumentation.Syntax;
using Spectre.Console;

namespace Instrumentation.Output;

/// <summary>Writes results as columns.</summary>
internal static class ResultTable
{
    public static void Write(QueryResult result, CommandConsole console)
    {
        if (result.Type is PromqlType.String or PromqlType.Scalar)
        {
            console.Output.WriteLine(result.Type == PromqlType.String ? result.Text : ResultPoint.Value(result.Series[0], 0));
            return;
        }

        if (result.Series.Count == 0)
        {
            console.Output.WriteLine("(no series)");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumn("series");
        bool hasTimes = result.Type == PromqlType.RangeVector;
        if (hasTimes)
            table.AddColumn("time");
        table.AddColumn(new TableColumn("value").RightAligned());
        foreach (ResultSeries series in result.Series)
            AddRows(table, series, hasTimes);
        console.Write(table);
    }

    // The labels stand in the first row of a series only.
    private static void AddRows(Table table, ResultSeries series, bool hasTimes)
    {
        for (int index = 0; index < series.Count; index++)
        {
            var labels = new Text(index == 0 ? series.Labels.ToString() : "");
            var value = new Text(ResultPoint.Value(series, index));
            if (hasTimes)
                table.AddRow(labels, new Text(ResultPoint.Time(series.Timestamps[index])), value);
            else
                table.AddRow(labels, value);
        }
    }
}
