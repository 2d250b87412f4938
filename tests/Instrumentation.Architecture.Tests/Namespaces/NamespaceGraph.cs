using Instrumentation.Architecture.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Architecture.Namespaces;

/// <summary>
/// Which namespace of a package uses which, read from its sources with the compiler's own name resolution, so that constants, method bodies and
/// extension calls count too. The root namespace and those of other owners are the facade over the rest and are left out.
/// </summary>
internal sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _uses = new(StringComparer.Ordinal);

    /// <summary>Reads the sources of one package.</summary>
    public static NamespaceGraph Of(IEnumerable<SyntaxTree> sources)
    {
        var graph = new NamespaceGraph();
        CSharpCompilation compilation = SourceCompiler.Library(sources);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax && model.GetSymbolInfo(node).Symbol is { } used)
                    graph.Add(model, node, used);
            }
        }

        return graph;
    }

    /// <summary>Namespaces that are used by, or use, another one.</summary>
    public IReadOnlyCollection<string> Users => _uses.Keys;

    /// <summary>Finds a way from a namespace back to itself.</summary>
    /// <returns>One line per step, with a place that makes it; empty when there is no cycle.</returns>
    public IReadOnlyList<string> FindCycle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (string start in _uses.Keys)
        {
            if (Follow(start, [], done) is { } path)
                return [.. path.Zip(path.Skip(1), (from, to) => $"{from} -> {to} ({_uses[from][to]})")];
        }

        return [];
    }

    private List<string>? Follow(string node, List<string> path, HashSet<string> done)
    {
        int seen = path.IndexOf(node);
        if (seen >= 0)
            return [.. path[seen..], node];
        if (!_uses.TryGetValue(node, out SortedDictionary<string, string>? targets) || done.Contains(node))
            return null;
        foreach (string target in targets.Keys)
        {
            if (Follow(target, [.. path, node], done) is { } cycle)
                return cycle;
        }

        done.Add(node);
        return null;
    }

    private void Add(SemanticModel model, SyntaxNode node, ISymbol used)
    {
        if (used is INamespaceSymbol || !SymbolEqualityComparer.Default.Equals(used.ContainingAssembly, model.Compilation.Assembly))
            return;
        string? from = node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString();
        string to = used.ContainingNamespace.ToDisplayString();
        if (from is null || from == to || !IsInner(from) || !IsInner(to))
            return;
        if (!_uses.TryGetValue(from, out SortedDictionary<string, string>? targets))
            _uses[from] = targets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        FileLinePositionSpan place = node.GetLocation().GetLineSpan();
        targets.TryAdd(to, $"{Path.GetFileName(place.Path)}:{place.StartLinePosition.Line + 1} {node}");
    }

    private static bool IsInner(string name) => name.StartsWith("Instrumentation.", StringComparison.Ordinal);
}
