namespace Instrumentation.Syntax;

/// <summary>A function's name and types.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of its arguments; the last one holds for all further arguments.</param>
/// <param name="ReturnType">What it gives.</param>
/// <param name="OptionalCount">
/// How many arguments may follow the ones before the last parameter: 0 when each parameter takes exactly one, 1 when the last may be left out, more
/// when it may be repeated, and -1 when it may be left out or repeated at will.
/// </param>
/// <param name="IsExperimental">Whether it has to be switched on.</param>
public sealed record FunctionSignature(string Name, IReadOnlyList<PromqlType> Parameters, PromqlType ReturnType, int OptionalCount, bool IsExperimental)
{
    /// <summary>The least number of arguments.</summary>
    public int MinimumCount => OptionalCount == 0 ? Parameters.Count : Parameters.Count - 1;

    /// <summary>The largest number of arguments; <see cref="int.MaxValue"/> when there is no bound.</summary>
    public int MaximumCount => OptionalCount < 0 ? int.MaxValue : MinimumCount + OptionalCount;
}
