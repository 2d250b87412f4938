using Instrumentation.Syntax;

namespace Instrumentation.Explanation;

/// <summary>Writes the parts of an expression as a tree, each with its type and with what it does.</summary>
internal static class ExpressionTree
{
    private const string Branch = "├─ ";
    private const string LastBranch = "└─ ";
    private const string Trunk = "│  ";
    private const string Gap = "   ";

    public static void Write(PromqlExpression expression, TextWriter output)
    {
        Write(expression, "", "", output);
        string[] reads = [.. SelectedSamples.Of(expression)];
        if (reads.Length == 0)
            return;
        output.WriteLine();
        output.WriteLine("reads:");
        foreach (string read in reads)
            output.WriteLine($"  {read}");
    }

    private static void Write(PromqlExpression expression, string first, string further, TextWriter output)
    {
        output.WriteLine($"{first}{NodeDescription.Head(expression)}: {OperatorTable.Name(expression.Type)}{NodeDescription.Deed(expression)}");
        PromqlExpression[] parts = [.. Parts(expression)];
        for (int index = 0; index < parts.Length; index++)
        {
            bool isLast = index == parts.Length - 1;
            Write(parts[index], further + (isLast ? LastBranch : Branch), further + (isLast ? Gap : Trunk), output);
        }
    }

    // A range selector is one thing to people.
    private static IEnumerable<PromqlExpression> Parts(PromqlExpression expression) =>
        expression is RangeSelector ? [] : PromqlTree.Children(expression);
}
