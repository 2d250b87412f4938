using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>What all rules of an installation share.</summary>
public sealed record RuleEvaluationOptions
{
    /// <summary>The interval of groups that name none, 1 millisecond or above; default 1 minute.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The query offset of groups that name none; default 0.</summary>
    public TimeSpan QueryOffset { get; init; }

    /// <summary>Labels that tell this installation from others, for templates; default none.</summary>
    public SeriesLabels ExternalLabels { get; init; } = SeriesLabels.Empty;

    /// <summary>The address under which people reach this installation, for templates; default the empty text.</summary>
    public string ExternalUrl { get; init; } = "";

    /// <summary>Which expressions the template function <c>query</c> accepts; null for stable PromQL.</summary>
    public PromqlParserOptions? Expressions { get; init; }
}
