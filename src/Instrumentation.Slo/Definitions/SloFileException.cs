namespace Instrumentation;

/// <summary>A file of SLO definitions cannot be used; says where and why, with everything that is wrong.</summary>
public sealed class SloFileException : Exception
{
    // A message of more lines helps nobody.
    private const int MaxShown = 20;

    /// <summary>Makes the exception.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="problems">What is wrong, at least one.</param>
    public SloFileException(string fileName, IReadOnlyList<SloFileProblem> problems)
        : base(Text(fileName, problems))
    {
        FileName = fileName;
        Problems = problems;
    }

    /// <summary>The file.</summary>
    public string FileName { get; }

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<SloFileProblem> Problems { get; }

    private static string Text(string fileName, IReadOnlyList<SloFileProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(problems);
        IEnumerable<string> lines = problems.Take(MaxShown).Select(problem => $"{fileName}:{problem}");
        return string.Join('\n', problems.Count > MaxShown ? lines.Append($"{fileName}: and {problems.Count - MaxShown} problems more") : lines);
    }
}
