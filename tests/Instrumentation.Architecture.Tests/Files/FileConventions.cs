using System.Text.RegularExpressions;
using Instrumentation.Architecture.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Architecture.Files;

/// <summary>The house style's rules about one file; each names what is wrong with it.</summary>
internal static partial class FileConventions
{
    public const int MaximumLines = 400;

    /// <summary>How a file over the limit opens the comment that says why.</summary>
    public const string LongFileReason = "Long because";

    private static readonly string[] VagueFolders = ["Helpers", "Utils", "Common", "Models", "Interfaces", "Managers"];

    public static IEnumerable<string> Violations(SourceFile file)
    {
        string[] types = [.. file.TopLevelTypes];
        if (types.Length > 1)
            yield return $"{file.Path}: holds {string.Join(" and ", types)}; one type per file";
        else if (types.Length == 1 && types[0] != file.Stem)
            yield return $"{file.Path}: holds {types[0]}; name the file for it";
        if (file.Path.Split('/').Intersect(VagueFolders).FirstOrDefault() is { } vague)
            yield return $"{file.Path}: a folder named {vague} says nothing";
        if (file.Tree.GetRoot().DescendantNodes().OfType<NamespaceDeclarationSyntax>().Any())
            yield return $"{file.Path}: the namespace is not file-scoped";
        if (file.Tree.GetRoot().DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)))
            yield return $"{file.Path}: has a #region";
        foreach (SyntaxTrivia comment in file.OrdinaryComments)
        {
            int line = comment.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            if (Unfinished().IsMatch(comment.ToString()))
                yield return $"{file.Path}:{line}: unfinished: {comment}";
            if (IsCode(comment.ToString().Trim('/', '*', ' ')))
                yield return $"{file.Path}:{line}: commented-out code: {comment}";
        }

        if (file.LineCount > MaximumLines && !file.OrdinaryComments.Any(comment => comment.ToString().Contains(LongFileReason, StringComparison.Ordinal)))
            yield return $"{file.Path}: {file.LineCount} lines; split it by topic or say '// {LongFileReason} ...'";
    }

    private static bool IsCode(string text) => text switch
    {
        _ when text.EndsWith(';') => Parses(text),
        _ when text.EndsWith('{') => Parses(text + "}"),
        _ => false,
    };

    private static bool Parses(string statement) => !SyntaxFactory.ParseStatement(statement, options: SourceCompiler.ParseOptions).ContainsDiagnostics;

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Unfinished();
}
