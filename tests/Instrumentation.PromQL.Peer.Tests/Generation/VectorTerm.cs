using System.Collections.Immutable;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <summary>An instant vector and what is known of its series.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Labels">The labels that series may have, without the name.</param>
/// <param name="Key">Labels that tell the series apart.</param>
internal sealed record VectorTerm(PromqlExpression Expression, ImmutableSortedSet<string> Labels, ImmutableSortedSet<string> Key)
{
    public VectorTerm With(PromqlExpression expression) => this with { Expression = expression };
}
