using Instrumentation.Syntax;
using Microsoft.Extensions.Options;

namespace Instrumentation.Rules;

// Reads the rules of settings and of code. A mistake stops the start, so that nobody believes to be watched who is not.
internal sealed class RuleLoader(IEnumerable<RuleSource> sources, IEnumerable<RulePack> packs, IEnumerable<AlertRule> alerts, IOptions<StreamingMonitoringOptions> options)
{
    private static string FilesKey => $"{StreamingMonitoringConstants.Section}:Rules:Files";

    private static string PacksKey => $"{StreamingMonitoringConstants.Section}:Rules:Packs";

    public IReadOnlyList<(string File, RuleGroup Group)> Load(PromqlParserOptions? expressions)
    {
        RuleSettings settings = options.Value.Rules;
        var groups = new List<(string File, RuleGroup Group)>();
        foreach (RuleSource source in sources)
            groups.AddRange((source.Groups ?? Read(source.File, "AddRuleFile", expressions)).Select(group => (source.File, group)));
        groups.AddRange(Compile(expressions));
        foreach (RulePack pack in packs.Concat(settings.Packs.Select(Find)).Distinct())
            groups.AddRange(pack.Read().Groups.Select(group => (pack.Name, group)));
        foreach (string file in settings.Files.SelectMany(path => Expand(path, FilesKey)))
            groups.AddRange(Read(file, FilesKey, expressions).Select(group => (file, group)));
        if (groups.GroupBy(entry => (entry.File, entry.Group.Name)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"The rule group '{twice.Key.Name}' is there twice{(twice.Key.File.Length > 0 ? $" in {twice.Key.File}" : "")}; give one of them another name.");
        return groups;
    }

    private IEnumerable<(string File, RuleGroup Group)> Compile(PromqlParserOptions? expressions)
    {
        AlertingRule[] rules = [.. alerts.Select(rule => rule.Compile(expressions))];
        if (rules.GroupBy(rule => rule.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"The alert rule '{twice.Key}' is there twice; give one of them another name.");
        return rules.Length > 0 ? [("", new RuleGroup(RuleConstants.AlertGroup, rules))] : [];
    }

    private static RulePack Find(string name) => RulePack.Find(name)
        ?? throw new InvalidOperationException($"{PacksKey} has '{name}'; allowed are {string.Join(", ", RulePack.All)}.");

    private static IReadOnlyList<RuleGroup> Read(string path, string key, PromqlParserOptions? expressions)
    {
        try
        {
            return RuleFileReader.Parse(File.ReadAllText(path), path, RuleFileReaderOptions.Default with { Expressions = expressions }).Groups;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidOperationException($"The rule file '{path}' of {key} cannot be read: {exception.Message}", exception);
        }
    }

    // A path whose name is a pattern stands for the files that match it.
    public static IEnumerable<string> Expand(string path, string key)
    {
        string name = Path.GetFileName(path);
        if (!name.AsSpan().ContainsAny('*', '?'))
            return [path];
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, name).Order(StringComparer.Ordinal)
            : throw new InvalidOperationException($"The folder of '{path}' of {key} does not exist.");
    }
}
