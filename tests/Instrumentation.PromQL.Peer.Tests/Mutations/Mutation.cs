using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Mutations;

/// <summary>A mistake planted into what our engine is given or gives.</summary>
/// <param name="Name">What is wrong.</param>
internal sealed record Mutation(string Name)
{
    /// <summary>How the engine evaluates.</summary>
    public PromqlEngineOptions Options { get; init; } = OwnEngine.Prometheus2;

    /// <summary>What is put in each node's place.</summary>
    public Func<PromqlExpression, PromqlExpression> Node { get; init; } = static node => node;

    /// <summary>What is put in the place of the series.</summary>
    public Func<ISeriesSource, ISeriesSource> Source { get; init; } = static source => source;

    /// <summary>What becomes of each value of the answer.</summary>
    public Func<double, double> Value { get; init; } = static value => value;
}
