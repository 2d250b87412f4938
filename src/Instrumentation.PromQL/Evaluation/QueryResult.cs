using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>What a query gave. Immutable.</summary>
public sealed record QueryResult
{
    /// <summary>What kind of result it is. A range query gives <see cref="PromqlType.RangeVector"/>.</summary>
    public required PromqlType Type { get; init; }

    /// <summary>
    /// The series: of an instant vector one point each, in the order of the evaluation; of a range vector in the order of their labels;
    /// of a scalar one series without labels and with one point; none for a text.
    /// </summary>
    public IReadOnlyList<ResultSeries> Series { get; init; } = [];

    /// <summary>The text where <see cref="Type"/> is <see cref="PromqlType.String"/>, otherwise empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is likely wrong with the query or its data, as Prometheus words it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What may be wrong with the query or its data, as Prometheus words it.</summary>
    public IReadOnlyList<string> Infos { get; init; } = [];

    /// <summary>How many samples were read and produced.</summary>
    public long Samples { get; init; }
}
