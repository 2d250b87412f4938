namespace Instrumentation.Yaml;

/// <summary>How much a YAML text may ask for.</summary>
internal sealed record YamlLimits
{
    public static YamlLimits Default { get; } = new();

    /// <summary>How many characters the text may have.</summary>
    public int MaxLength { get; init; } = 16 << 20;

    /// <summary>How deep nodes may be nested.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How many aliases there may be.</summary>
    public int MaxAliases { get; init; } = 10_000;

    /// <summary>How many nodes there may be when each alias counts as what it stands for.</summary>
    public long MaxWeight { get; init; } = 2_000_000;
}
