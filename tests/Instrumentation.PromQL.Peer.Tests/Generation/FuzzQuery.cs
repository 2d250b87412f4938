using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <summary>A query for both engines.</summary>
/// <param name="Number">Its place in the sequence of its seed.</param>
/// <param name="Expression">The expression.</param>
/// <param name="StartUnixMs">The time, or the first step.</param>
/// <param name="EndUnixMs">No step is later.</param>
/// <param name="StepMs">The distance of the steps; 0 for an instant query.</param>
internal sealed record FuzzQuery(int Number, PromqlExpression Expression, long StartUnixMs, long EndUnixMs, long StepMs)
{
    private const string NewName = "double_exponential_smoothing";
    private const string OldName = "holt_winters";

    private static readonly FunctionSignature Old = FunctionTable.All[NewName] with { Name = OldName };

    public bool IsRange => StepMs > 0;

    /// <summary>What our engine is asked.</summary>
    public string Text { get; } = PromqlPrinter.Print(Expression);

    /// <summary>What the peer is asked: the same, in 2.42's names.</summary>
    public string PeerText { get; } = PromqlPrinter.Print(PromqlTree.Rewrite(
        Expression, static node => node is CallExpression { Function.Name: NewName } call ? call with { Function = Old } : node));
}
