namespace Instrumentation.Yaml;

/// <summary>Nodes by name, in the order of the text; no name twice, merged entries last.</summary>
internal sealed record YamlMapping(int Line, int Column, IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries) : YamlNode(Line, Column)
{
    public override string KindName => "!!map";

    public YamlNode? Find(string key)
    {
        foreach ((YamlScalar name, YamlNode value) in Entries)
        {
            if (name.Value == key)
                return value;
        }

        return null;
    }
}
