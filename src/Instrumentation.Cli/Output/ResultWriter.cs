using Instrumentation.Evaluation;

namespace Instrumentation.Output;

/// <summary>Writes results of queries.</summary>
internal static class ResultWriter
{
    public static void Write(QueryResult result, DateTimeOffset time, OutputFormat format, CommandConsole console)
    {
        switch (format)
        {
            case OutputFormat.Json:
                ResultJson.Write(result, time, console.Output);
                return;
            case OutputFormat.Csv:
                ResultCsv.Write(result, time, console.Output);
                break;
            default:
                ResultTable.Write(result, console);
                break;
        }

        foreach (string annotation in result.Warnings.Concat(result.Infos))
            console.Warn(annotation);
    }
}
