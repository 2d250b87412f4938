using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.TestScripts.Comparison;

// Whether the warnings and infos of a result are those that are expected, where something is expected of them.
internal static class AnnotationCheck
{
    public static string? Find(EvalCommand command, IReadOnlyList<string> annotations) =>
        Find(command, annotations, "PromQL warning: ", ExpectationKind.Warn, ExpectationKind.NoWarn)
        ?? Find(command, annotations, "PromQL info: ", ExpectationKind.Info, ExpectationKind.NoInfo);

    private static string? Find(EvalCommand command, IReadOnlyList<string> annotations, string prefix, ExpectationKind some, ExpectationKind none)
    {
        string[] given = [.. annotations.Where(annotation => annotation.StartsWith(prefix, StringComparison.Ordinal))];
        Expectation[] expected = [.. command.Expectations.Where(expectation => expectation.Kind == some)];
        if (given.Length > 0 && command.Expectations.Any(expectation => expectation.Kind == none))
            return $"expected none, got '{given[0]}'";
        if (Array.Find(expected, expectation => !given.Any(expectation.Matches)) is { } missing)
            return $"expected {missing}, got {(given.Length == 0 ? "none" : $"'{string.Join("', '", given)}'")}";
        return expected.Length > 0 && Array.Find(given, annotation => !expected.Any(expectation => expectation.Matches(annotation))) is { } surplus
            ? $"did not expect '{surplus}'"
            : null;
    }
}
