using Instrumentation.Labels;
using Instrumentation.RuleTests;
using Instrumentation.TestScripts.Execution;
using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.TestScripts.Comparison;

/// <summary>Compares what a query gave with what an eval command expects.</summary>
public static class ResultComparison
{
    /// <summary>Checks error, annotations and values.</summary>
    /// <param name="command">What is expected.</param>
    /// <param name="result">What the query gave.</param>
    /// <param name="times">The times of a matrix's expected samples; null where no matrix is expected.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Check(EvalCommand command, ScriptResult result, TimeSteps? times)
    {
        if (result.Kind == ScriptResultKind.Error)
            return CheckError(command, result.Text);
        if (command.MustFail)
            return "expected an error, got none";
        return AnnotationCheck.Find(command, result.Annotations) ?? CheckValues(command, result, times);
    }

    /// <summary>Checks values.</summary>
    /// <param name="command">What is expected.</param>
    /// <param name="result">What the query gave.</param>
    /// <param name="times">The times of a matrix's expected samples; null where no matrix is expected.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? CheckValues(EvalCommand command, ScriptResult result, TimeSteps? times) => result.Kind switch
    {
        ScriptResultKind.Text => CheckText(command, result.Text),
        _ when command.ExpectedText is not null => $"expected a text, got a {result.Kind}",
        ScriptResultKind.Scalar => CheckScalar(command, result.Number),
        _ when command.ExpectedScalar is not null => $"expected a scalar, got a {result.Kind}",
        ScriptResultKind.Vector => times is null ? CheckVector(command, result.Series) : "expected a matrix, got a vector",
        _ => times is null ? "expected a vector, got a matrix" : CheckMatrix(command, result.Series, times),
    };

    /// <summary>Checks that the series of a matrix are in order of their labels.</summary>
    /// <param name="series">The series.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? CheckOrder(IReadOnlyList<ResultSeries> series)
    {
        for (int index = 1; index < series.Count; index++)
        {
            if (series[index - 1].Labels >= series[index].Labels)
                return $"{series[index - 1].Labels} must not stand before {series[index].Labels}";
        }

        return null;
    }

    private static string? CheckError(EvalCommand command, string message)
    {
        if (command.Expectations.FirstOrDefault(static expectation => expectation.Kind == ExpectationKind.Fail) is not { } expected)
            return "failed: " + message;
        return expected.Matches(message) ? null : $"expected {expected}, got the error '{message}'";
    }

    private static string? CheckText(EvalCommand command, string text)
    {
        if (command.ExpectedText is null)
            return $"expected no text, got '{text}'";
        return command.ExpectedText == text ? null : $"expected '{command.ExpectedText}', got '{text}'";
    }

    private static string? CheckScalar(EvalCommand command, double number)
    {
        if (command.ExpectedScalar is not { } expected)
            return $"expected series, got the scalar {number}";
        return AlmostEqual.Numbers(expected, number) ? null : $"expected {expected}, got {number}";
    }

    private static string? CheckVector(EvalCommand command, IReadOnlyList<ResultSeries> series)
    {
        if (CheckLabels(command, series) is { } problem)
            return problem;
        for (int index = 0; index < series.Count; index++)
        {
            LoadedSeries expected = Find(command, series[index].Labels)!;
            if (command.IsOrdered && command.ExpectedSeries[index] != expected)
                return $"expected {command.ExpectedSeries[index].Labels} at place {index + 1}, got {series[index].Labels}";
            if (series[index].Points.Count != 1)
                return $"{series[index].Labels} has {series[index].Points.Count} values";
            if (CheckPoint(expected.Values[0], series[index].Points[0]) is { } wrong)
                return $"{series[index].Labels}: {wrong}";
        }

        return null;
    }

    private static string? CheckMatrix(EvalCommand command, IReadOnlyList<ResultSeries> series, TimeSteps times)
    {
        if (command.IsOrdered)
            return "the order of a matrix is not compared";
        string? problem = CheckOrder(series) ?? CheckLabels(command, series);
        foreach (ResultSeries actual in series)
            problem ??= CheckPoints(Find(command, actual.Labels)!, actual, times);
        return problem;
    }

    private static string? CheckLabels(EvalCommand command, IReadOnlyList<ResultSeries> series)
    {
        if (series.FirstOrDefault(actual => Find(command, actual.Labels) is null) is { } surplus)
            return $"did not expect {surplus.Labels}, which is {Show(surplus.Points[0])}";
        if (series.GroupBy(static actual => actual.Labels).FirstOrDefault(static group => group.Count() > 1) is { } twice)
            return $"{twice.Key} is there twice";
        SeriesLabels[] given = [.. series.Select(static actual => actual.Labels)];
        return command.ExpectedSeries.FirstOrDefault(expected => !given.Contains(expected.Labels)) is { } missing ? $"expected {missing.Labels}, which is not there" : null;
    }

    private static string? CheckPoints(LoadedSeries expected, ResultSeries actual, TimeSteps times)
    {
        int next = 0;
        for (int index = 0; index < expected.Values.Count; index++)
        {
            long time = times.StartUnixMs + (index * times.StepMs);
            bool isThere = next < actual.Points.Count && actual.Points[next].TimeUnixMs == time;
            if (expected.Values[index].IsOmitted && !isThere)
                continue;
            if (expected.Values[index].IsOmitted)
                return $"{actual.Labels} at {time} ms: expected none, got {Show(actual.Points[next])}";
            if (!isThere)
                return $"{actual.Labels} at {time} ms: expected {Show(expected.Values[index])}, got none";
            if (CheckPoint(expected.Values[index], actual.Points[next]) is { } wrong)
                return $"{actual.Labels} at {time} ms: {wrong}";
            next++;
        }

        return next == actual.Points.Count ? null : $"{actual.Labels} at {actual.Points[next].TimeUnixMs} ms: expected none, got {Show(actual.Points[next])}";
    }

    private static string? CheckPoint(NotationValue expected, ResultPoint actual)
    {
        bool isEqual = (expected.Histogram, actual.Histogram) switch
        {
            (null, null) => AlmostEqual.Numbers(expected.Number, actual.Number),
            ({ } left, { } right) => HistogramComparison.AreEqual(left, right, expected.HasResetHint),
            _ => false,
        };
        return isEqual ? null : $"expected {Show(expected)}, got {Show(actual)}";
    }

    private static LoadedSeries? Find(EvalCommand command, SeriesLabels labels) => command.ExpectedSeries.FirstOrDefault(expected => expected.Labels == labels);

    private static string Show(NotationValue value) => value.Histogram is null ? value.Number.ToString() : HistogramNotation.Write(value.Histogram);

    private static string Show(ResultPoint point) => point.Histogram is null ? point.Number.ToString() : HistogramNotation.Write(point.Histogram);
}
