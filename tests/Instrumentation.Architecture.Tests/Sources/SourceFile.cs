using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Architecture.Sources;

/// <summary>A C# file of the repository.</summary>
/// <param name="Path">Its path from the root, with forward slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Areas = ["src", "tests", "samples", "benchmarks"];
    private static readonly string[] MadeFolders = ["bin", "obj", "artifacts", "TestResults"];

    public static IReadOnlyList<SourceFile> All { get; } = [.. Areas.SelectMany(Under)];

    public SyntaxTree Tree { get; } = CSharpSyntaxTree.ParseText(Text, SourceCompiler.ParseOptions, Path);

    /// <summary>The file's name up to its first dot, which is the name of its type: <c>Parser</c> for <c>Parser.Expressions.cs</c>.</summary>
    public string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>The second folder of the path, such as the package below <c>src</c>.</summary>
    public string Project => Path.Split('/')[1];

    public int LineCount => Text.AsSpan().TrimEnd().Count('\n') + 1;

    /// <summary>Names of the types that stand directly in the file or its namespace.</summary>
    public IEnumerable<string> TopLevelTypes
    {
        get
        {
            foreach (MemberDeclarationSyntax member in Tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<MemberDeclarationSyntax>())
            {
                if (member is BaseTypeDeclarationSyntax type)
                    yield return type.Identifier.Text;
                else if (member is DelegateDeclarationSyntax function)
                    yield return function.Identifier.Text;
            }
        }
    }

    /// <summary>The comments that are no documentation.</summary>
    public IEnumerable<SyntaxTrivia> OrdinaryComments =>
        Tree.GetRoot().DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    /// <summary>Lists what is below a folder, without what a build makes.</summary>
    public static IEnumerable<string> FilesUnder(string folder, string pattern) =>
        Directory.EnumerateFiles(Repository.PathTo(folder), pattern, SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(MadeFolders.Contains))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<SourceFile> Under(string area) =>
        FilesUnder(area, "*.cs").Select(path => new SourceFile(path, File.ReadAllText(Repository.PathTo(path))));
}
