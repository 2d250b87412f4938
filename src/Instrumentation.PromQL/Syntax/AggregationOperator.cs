namespace Instrumentation.Syntax;

/// <summary>How series are aggregated.</summary>
public enum AggregationOperator
{
    /// <summary><c>sum</c>.</summary>
    Sum,

    /// <summary><c>avg</c>.</summary>
    Avg,

    /// <summary><c>count</c>.</summary>
    Count,

    /// <summary><c>min</c>.</summary>
    Min,

    /// <summary><c>max</c>.</summary>
    Max,

    /// <summary><c>group</c>.</summary>
    Group,

    /// <summary><c>stddev</c>, of the population.</summary>
    StdDev,

    /// <summary><c>stdvar</c>, of the population.</summary>
    StdVar,

    /// <summary><c>topk</c>.</summary>
    TopK,

    /// <summary><c>bottomk</c>.</summary>
    BottomK,

    /// <summary><c>count_values</c>.</summary>
    CountValues,

    /// <summary><c>quantile</c>.</summary>
    Quantile,

    /// <summary><c>limitk</c>, experimental.</summary>
    LimitK,

    /// <summary><c>limit_ratio</c>, experimental.</summary>
    LimitRatio,
}
