using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>Warnings and infos of a query, each once.</summary>
internal sealed class AnnotationSet(string text)
{
    private const int Most = 1_000;
    private readonly HashSet<(bool IsWarning, string Text)> _seen = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _infos = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public IReadOnlyList<string> Infos => _infos;

    public void Warn(string problem, SourceSpan span) => Add(true, problem, span);

    public void Inform(string problem, SourceSpan span) => Add(false, problem, span);

    private void Add(bool isWarning, string problem, SourceSpan span)
    {
        List<string> list = isWarning ? _warnings : _infos;
        if (list.Count >= Most || !_seen.Add((isWarning, $"{problem}\0{span.Start}")))
            return;
        ReadOnlySpan<char> before = text.AsSpan(0, Math.Clamp(span.Start, 0, text.Length));
        int line = before.Count('\n') + 1;
        int column = before.Length - before.LastIndexOf('\n');
        list.Add($"PromQL {(isWarning ? "warning" : "info")}: {problem} ({line}:{column})");
    }
}
