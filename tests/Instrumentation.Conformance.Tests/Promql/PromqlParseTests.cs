using System.Text.Json;
using Instrumentation.Conformance.Reporting;
using Instrumentation.RuleTests;
using Instrumentation.Syntax;

namespace Instrumentation.Conformance.Promql;

public class PromqlParseTests
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    [Test]
    public void Inputs_are_accepted_and_refused_as_by_Prometheus()
    {
        string path = Path.Combine(Repository.RequireConformance("promql"), "parse_cases.json");
        var report = new ConformanceReport("promql-parse");
        PromqlParseCase[] cases = JsonSerializer.Deserialize<PromqlParseCase[]>(File.ReadAllText(path), Json)!;
        for (int i = 0; i < cases.Length; i++)
        {
            PromqlParseCase one = cases[i];
            if (Judge(one) is not null && WrongFlags.IsSeriesDescription(one.Input) && JudgeSeries(one) is null)
            {
                report.Run($"parse_cases.json[{i}], a series description: {one.Input}", () => JudgeSeries(one));
                continue;
            }

            if (Judge(one) is not null && WrongFlags.Reason(one.Input) is { } reason)
            {
                report.Skip();
                TestContext.Progress.WriteLine($"SKIP parse_cases.json[{i}] {one.Input}: {reason}");
                continue;
            }

            report.Run($"parse_cases.json[{i}]: {one.Input}", () => Judge(one));
        }

        report.Close();
    }

    private static string? Judge(PromqlParseCase one)
    {
        bool accepted = PromqlParser.TryParse(one.Input, PromqlParserOptions.AllExperimental, out PromqlExpression? expression, out PromqlSyntaxException? problem);
        if (accepted != one.Fail)
            return accepted ? CheckRoundTrip(expression!) : null;
        return one.Fail ? $"accepted as {expression}" : $"refused: {problem!.Message}";
    }

    // The other language of the suite: what unit tests of rules say of their series.
    private static string? JudgeSeries(PromqlParseCase one)
    {
        try
        {
            SeriesLine line = SeriesNotation.ParseLine(one.Input);
            return one.Fail ? $"accepted as {line.Labels} with {line.Values.Count} values" : null;
        }
        catch (NotationException exception)
        {
            return one.Fail ? null : $"refused: {exception.Message}";
        }
    }

    private static string? CheckRoundTrip(PromqlExpression expression)
    {
        string printed = expression.ToString();
        string again = PromqlParser.Parse(printed, PromqlParserOptions.AllExperimental).ToString();
        return printed == again ? null : $"printed {printed}, then {again}";
    }
}
