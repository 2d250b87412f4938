using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>How rule files are read.</summary>
public sealed record RuleFileReaderOptions
{
    /// <summary>Files as Prometheus 3 reads them.</summary>
    public static RuleFileReaderOptions Default { get; } = new();

    /// <summary>Which names are valid; default <see cref="RuleNameValidation.Utf8"/>.</summary>
    public RuleNameValidation NameValidation { get; init; }

    /// <summary>Whether unknown keys are passed over; default false, which refuses them.</summary>
    public bool IgnoreUnknownFields { get; init; }

    /// <summary>Whether two rules that write the same series, or raise the same alerts, are refused; default false.</summary>
    public bool RefuseDuplicateRules { get; init; }

    /// <summary>Which expressions are accepted; null for stable PromQL.</summary>
    public PromqlParserOptions? Expressions { get; init; }

    /// <summary>How many characters a file may have; default 16,777,216.</summary>
    public int MaxLength { get; init; } = 16 << 20;
}
