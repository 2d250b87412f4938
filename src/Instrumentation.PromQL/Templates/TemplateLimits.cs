namespace Instrumentation.Templates;

/// <summary>How much a template may ask for. Going beyond a limit is a <see cref="TemplateException"/>.</summary>
public sealed record TemplateLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static TemplateLimits Default { get; } = new();

    /// <summary>How many characters a template's text may have; default 262,144.</summary>
    public int MaxTemplateLength { get; init; } = 1 << 18;

    /// <summary>How many characters the result, and every text computed on the way, may have; default 1,048,576.</summary>
    public int MaxOutputLength { get; init; } = 1 << 20;

    /// <summary>How many steps an expansion may take; default 1,000,000. Long texts cost more than one step.</summary>
    public int MaxSteps { get; init; } = 1_000_000;

    /// <summary>How deep actions, parentheses and calls of templates may be nested, 1 to 1,000; default 100.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>How many different queries one expansion may run; default 100.</summary>
    public int MaxQueries { get; init; } = 100;
}
