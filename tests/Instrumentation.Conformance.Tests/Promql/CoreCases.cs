using Instrumentation.Syntax;
using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.Conformance.Promql;

/// <summary>
/// Which queries of a script are about floats and stable syntax alone: since the last <c>clear</c>, the query included, nothing was said of
/// histograms, of start times, or in experimental syntax.
/// </summary>
internal static class CoreCases
{
    public static HashSet<int> In(string text)
    {
        string[] lines = text.Split('\n');
        Dictionary<int, string> queries = PromqlScript.Parse(text).Commands.OfType<EvalCommand>().ToDictionary(command => command.Line, command => command.Expression);
        var core = new HashSet<int>();
        bool isCore = true;
        int query = 0;
        for (int number = 1; number <= lines.Length; number++)
        {
            string line = lines[number - 1].Trim();
            if (line.Equals("clear", StringComparison.OrdinalIgnoreCase))
                isCore = true;
            if (queries.TryGetValue(number, out string? expression))
            {
                query = number;
                isCore &= !IsExperimental(expression);
                if (isCore)
                    core.Add(number);
            }

            if (line.StartsWith('#') || !IsOfHistogramsOrStarts(line))
                continue;
            isCore = false;

            // What stands below a query until the next empty line is its expectation.
            if (Array.FindIndex(lines, query, static below => below.Trim().Length == 0) is var end && (end < 0 || end >= number))
                core.Remove(query);
        }

        return core;
    }

    private static bool IsOfHistogramsOrStarts(string line) =>
        line.Contains("{{", StringComparison.Ordinal) || line.Contains("load_with_nhcb", StringComparison.Ordinal) || line.Contains("@st", StringComparison.Ordinal);

    private static bool IsExperimental(string expression)
    {
        try
        {
            PromqlParser.Parse(expression);
            return false;
        }
        catch (PromqlSyntaxException)
        {
            try
            {
                PromqlParser.Parse(expression, PromqlParserOptions.AllExperimental);
                return true;
            }
            catch (PromqlSyntaxException)
            {
                return false;
            }
        }
    }
}
