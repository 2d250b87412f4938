namespace Instrumentation.Yaml;

/// <summary>A node of a YAML document.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Column">The column that it begins in, from 1.</param>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>How many nodes there are when each alias counts as what it stands for.</summary>
    public long Weight { get; init; } = 1;

    /// <summary>Whether the node stands for nothing, as an empty value does.</summary>
    public virtual bool IsNull => false;

    /// <summary>The kind of node in messages.</summary>
    public abstract string KindName { get; }
}
