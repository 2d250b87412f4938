using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>Gives each method, constructor and indexer that is only declared a body that throws, so that a printed API compiles.</summary>
internal sealed class Bodies : CSharpSyntaxRewriter
{
    private static readonly ArrowExpressionClauseSyntax Throw = SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw null!"));
    private static readonly SyntaxToken Semicolon = SyntaxFactory.Token(SyntaxKind.SemicolonToken);

    public static string Add(string declarations) =>
        new Bodies().Visit(CSharpSyntaxTree.ParseText(declarations, Sources.SourceCompiler.ParseOptions).GetRoot()).NormalizeWhitespace().ToFullString();

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        node.Body is null && node.Parent is not InterfaceDeclarationSyntax && !node.Modifiers.Any(SyntaxKind.AbstractKeyword)
            ? node.WithExpressionBody(Throw).WithSemicolonToken(Semicolon)
            : node;

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        node.Body is null ? node.WithExpressionBody(Throw).WithSemicolonToken(Semicolon) : node;

    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node) =>
        node.WithAccessorList(null).WithExpressionBody(Throw).WithSemicolonToken(Semicolon);
}
