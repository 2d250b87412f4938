using System.Text.RegularExpressions;
using Instrumentation.Architecture.Sources;

namespace Instrumentation.Architecture.Documentation;

/// <summary>A markdown file of the repository.</summary>
/// <param name="Path">Its path from the root, with forward slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed partial record MarkdownFile(string Path, string Text)
{
    private static readonly string[] Areas = ["src", "docs", "samples", "benchmarks"];

    public static IReadOnlyList<MarkdownFile> All { get; } =
        [.. Areas.SelectMany(area => SourceFile.FilesUnder(area, "*.md")).Prepend("README.md").Select(path => new MarkdownFile(path, File.ReadAllText(Repository.PathTo(path))))];

    /// <summary>The links to files of the repository, as paths from the root; links to the web and to a place in the same page are left out.</summary>
    public IEnumerable<string> LocalLinks =>
        from Match match in Link().Matches(Text)
        let target = match.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let full = System.IO.Path.GetFullPath(System.IO.Path.Combine("/", System.IO.Path.GetDirectoryName(Path)!, target))
        select full.TrimStart('/');

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
