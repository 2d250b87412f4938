using System.Runtime.CompilerServices;

namespace Instrumentation.Syntax;

/// <summary>Walks and rewrites expressions.</summary>
/// <remarks>Safe from any thread.</remarks>
public static class PromqlTree
{
    /// <summary>Lists the nodes right below a node, in the order written.</summary>
    /// <param name="expression">The node.</param>
    /// <returns>Its parts; the series of a range selector count as one. Lengths of time are no parts.</returns>
    public static IReadOnlyList<PromqlExpression> Children(PromqlExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return expression switch
        {
            RangeSelector range => [range.Vector],
            SubqueryExpression subquery => [subquery.Inner],
            ParenthesesExpression parentheses => [parentheses.Inner],
            UnaryExpression unary => [unary.Operand],
            BinaryExpression binary => [binary.Left, binary.Right],
            AggregateExpression { Parameter: { } parameter } aggregate => [parameter, aggregate.Inner],
            AggregateExpression aggregate => [aggregate.Inner],
            CallExpression call => call.Arguments,
            _ => [],
        };
    }

    /// <summary>Lists a node and all below it, each before its parts, in the order written.</summary>
    /// <param name="expression">The node.</param>
    /// <returns>The nodes, found as they are asked for. No recursion, so any depth will do.</returns>
    public static IEnumerable<PromqlExpression> Descendants(PromqlExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Walk(expression);
    }

    /// <summary>Replaces nodes, the parts of a node before the node itself.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="replace">Gives the node to put in a node's place; the same one to leave it. It sees each node with its parts replaced.</param>
    /// <returns>The new expression; the same one where nothing was replaced. Its types are not checked again, and new nodes keep the spans of the old.</returns>
    /// <exception cref="InvalidOperationException">The series of a range selector were replaced by something that is no vector selector.</exception>
    /// <exception cref="InsufficientExecutionStackException">The expression, built by hand, is deeper than the stack allows.</exception>
    public static PromqlExpression Rewrite(PromqlExpression expression, Func<PromqlExpression, PromqlExpression> replace)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(replace);
        return RewriteNode(expression, replace);
    }

    private static IEnumerable<PromqlExpression> Walk(PromqlExpression root)
    {
        var open = new Stack<PromqlExpression>([root]);
        while (open.TryPop(out PromqlExpression? node))
        {
            yield return node;
            IReadOnlyList<PromqlExpression> children = Children(node);
            for (int i = children.Count - 1; i >= 0; i--)
                open.Push(children[i]);
        }
    }

    private static PromqlExpression RewriteNode(PromqlExpression node, Func<PromqlExpression, PromqlExpression> replace)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        IReadOnlyList<PromqlExpression> children = Children(node);
        var replaced = new PromqlExpression[children.Count];
        bool changed = false;
        for (int i = 0; i < replaced.Length; i++)
        {
            replaced[i] = RewriteNode(children[i], replace);
            changed |= !ReferenceEquals(replaced[i], children[i]);
        }

        return replace(changed ? WithChildren(node, replaced) : node)
            ?? throw new InvalidOperationException("A node was replaced by null.");
    }

    private static PromqlExpression WithChildren(PromqlExpression node, PromqlExpression[] children) => node switch
    {
        RangeSelector range => range with
        {
            Vector = children[0] as VectorSelector ?? throw new InvalidOperationException($"The series of a range selector were replaced by {children[0]}, which is no vector selector."),
        },
        SubqueryExpression subquery => subquery with { Inner = children[0] },
        ParenthesesExpression parentheses => parentheses with { Inner = children[0] },
        UnaryExpression unary => unary with { Operand = children[0] },
        BinaryExpression binary => binary with { Left = children[0], Right = children[1] },
        AggregateExpression { Parameter: not null } aggregate => aggregate with { Parameter = children[0], Inner = children[1] },
        AggregateExpression aggregate => aggregate with { Inner = children[0] },
        CallExpression call => call with { Arguments = children },
        _ => node,
    };
}
