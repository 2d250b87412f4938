namespace Instrumentation;

/// <summary>A configuration of Alertmanager that cannot be used.</summary>
public sealed class AlertmanagerFileException : Exception
{
    // A message of more lines helps nobody.
    private const int MaxShown = 20;

    /// <summary>Makes the exception.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="problems">What is wrong, at least one.</param>
    public AlertmanagerFileException(string fileName, IReadOnlyList<AlertmanagerFileProblem> problems)
        : base(Text(fileName, problems))
    {
        FileName = fileName;
        Problems = problems;
    }

    /// <summary>The file.</summary>
    public string FileName { get; }

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<AlertmanagerFileProblem> Problems { get; }

    private static string Text(string fileName, IReadOnlyList<AlertmanagerFileProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(problems);
        IEnumerable<string> lines = problems.Take(MaxShown).Select(problem => $"{fileName}:{problem}");
        return string.Join('\n', problems.Count > MaxShown ? lines.Append($"and {problems.Count - MaxShown} more") : lines);
    }
}
