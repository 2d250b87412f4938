namespace Instrumentation.Yaml;

/// <summary>Nodes in order.</summary>
internal sealed record YamlSequence(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column)
{
    public override string KindName => "!!seq";
}
