namespace Instrumentation.Syntax;

/// <summary>How series of two instant vectors are paired.</summary>
/// <param name="Cardinality">How many of each side.</param>
/// <param name="Labels">Labels of <c>on</c> or <c>ignoring</c>, in the order written.</param>
/// <param name="On">Whether <paramref name="Labels"/> are the ones to compare, not the ones to leave out.</param>
/// <param name="Include">Labels of <c>group_left</c> or <c>group_right</c> that come from the side with one.</param>
public sealed record VectorMatching(MatchCardinality Cardinality, IReadOnlyList<string> Labels, bool On, IReadOnlyList<string> Include)
{
    /// <summary>The value for a missing left series, of <c>fill</c> or <c>fill_left</c>; null for none. Experimental.</summary>
    public double? FillLeft { get; init; }

    /// <summary>The value for a missing right series, of <c>fill</c> or <c>fill_right</c>; null for none. Experimental.</summary>
    public double? FillRight { get; init; }
}
