using Instrumentation.Evaluation;
using Instrumentation.Syntax;

namespace Instrumentation.Rules;

// Reads the rules of settings and of code. A mistake stops the start, so that nobody believes to be watched who is not.
internal static class RuleLoader
{
    public static IReadOnlyList<(string File, RuleGroup Group)> Load(IEnumerable<RuleSource> sources, IEnumerable<string> files, PromqlParserOptions? expressions)
    {
        var groups = new List<(string File, RuleGroup Group)>();
        foreach (RuleSource source in sources)
            groups.AddRange((source.Groups ?? Read(source.File, "AddRuleFile", expressions)).Select(group => (source.File, group)));
        foreach (string file in files.SelectMany(Expand))
            groups.AddRange(Read(file, Key, expressions).Select(group => (file, group)));
        if (groups.GroupBy(entry => (entry.File, entry.Group.Name)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"The rule group '{twice.Key.Name}' is there twice{(twice.Key.File.Length > 0 ? $" in {twice.Key.File}" : "")}; give one of them another name.");
        return groups;
    }

    private static string Key => $"{StreamingMonitoringConstants.Section}:Rules:Files";

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

    private static IEnumerable<string> Expand(string path)
    {
        string name = Path.GetFileName(path);
        if (!name.AsSpan().ContainsAny('*', '?'))
            return [path];
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, name).Order(StringComparer.Ordinal)
            : throw new InvalidOperationException($"The folder of '{path}' of {Key} does not exist.");
    }
}
