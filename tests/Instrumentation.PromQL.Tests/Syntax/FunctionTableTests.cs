using System.Text;

namespace Instrumentation.Syntax;

public sealed class FunctionTableTests
{
    [Test]
    public void Every_function_has_its_types()
    {
        var text = new StringBuilder();
        foreach (FunctionSignature function in FunctionTable.All.Values.OrderBy(function => function.Name, StringComparer.Ordinal))
        {
            string most = function.MaximumCount == int.MaxValue ? "any" : function.MaximumCount.ToString();
            text.Append($"{function.Name}({string.Join(", ", function.Parameters.Select(OperatorTable.Name))}) {OperatorTable.Name(function.ReturnType)}; {function.MinimumCount} to {most} arguments{(function.IsExperimental ? "; experimental" : "")}\n");
        }

        Approved.Verify(text.ToString());
    }

    [Test]
    public void Names_are_compared_exactly()
    {
        Assert.That(FunctionTable.TryGet("rate", out FunctionSignature? rate));
        Assert.That(rate!.Name, Is.EqualTo("rate"));
        Assert.That(FunctionTable.TryGet("Rate", out _), Is.False);
        Assert.That(FunctionTable.TryGet("holt_winters", out _), Is.False);
    }
}
