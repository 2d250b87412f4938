using Instrumentation.AlertmanagerFiles;
using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Yaml;

namespace Instrumentation;

/// <summary>Writes configurations of Alertmanager.</summary>
/// <remarks>Safe from any thread.</remarks>
public static class AlertmanagerFileWriter
{
    /// <summary>Writes a configuration that was read, with all of its receivers as they are; its secrets too.</summary>
    /// <param name="file">The configuration.</param>
    /// <param name="target">The version that is to read it; null for <see cref="AlertmanagerVersion.Default"/>.</param>
    /// <returns>YAML.</returns>
    /// <exception cref="AlertmanagerFileException">The configuration has keys that the version does not know; the message names each with the version that does.</exception>
    public static string Write(AlertmanagerFile file, AlertmanagerVersion? target = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var problems = new List<AlertmanagerFileProblem>();
        new VersionCheck(target ?? AlertmanagerVersion.Default, problems).Check(file.Root);
        return problems.Count == 0
            ? ConfigurationText.Write((YamlMapping)file.Root.Node)
            : throw new AlertmanagerFileException(file.FileName, [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    /// <summary>Writes a configuration for people to look at: as it was read, with <c>&lt;secret&gt;</c> in place of each secret.</summary>
    /// <param name="file">The configuration.</param>
    /// <returns>YAML; empty for a configuration that was made in code.</returns>
    public static string WriteWithoutSecrets(AlertmanagerFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var root = (YamlMapping)file.Root.Node;
        return root.Entries.Count == 0 ? "" : ConfigurationText.Write(SecretRedaction.Apply(root));
    }
}
