using System.Diagnostics.CodeAnalysis;
using Instrumentation.Import;
using Instrumentation.Rules;
using Instrumentation.Yaml;

namespace Instrumentation;

/// <summary>An objective as Pyrra has it, with the raw series that <see cref="PyrraRules"/> needs and an <see cref="SloDefinition"/> no longer holds.</summary>
/// <param name="Name">The objective's name, as in the label <c>slo</c>.</param>
/// <param name="Target">Promised ratio of good events, above 0 and below 1.</param>
/// <param name="Window">The compliance period.</param>
/// <param name="Indicator">What is measured.</param>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record PyrraObjective(string Name, decimal Target, TimeSpan Window, PyrraIndicator Indicator)
{
    /// <summary>What the objective says to people; default empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>How it alerts.</summary>
    public PyrraAlerting Alerting { get; init; } = new();

    /// <summary>Labels of all rules: those of the resource that begin with <c>pyrra.dev/</c>, without that; default none.</summary>
    public NamedTexts Labels { get; init; } = NamedTexts.Empty;

    /// <summary>Annotations of all alerts: those of the resource that begin with <c>pyrra.dev/</c>, without that; default none.</summary>
    public NamedTexts Annotations { get; init; } = NamedTexts.Empty;

    /// <summary>Whether the compliance period is summed up from pieces of five minutes, which costs less and is less exact; default false.</summary>
    public bool PerformanceOverAccuracy { get; init; }

    /// <summary>Whether the generic rules have the description as a label; default false.</summary>
    public bool DescriptionAsLabel { get; init; }

    /// <summary>Reads Pyrra's resources.</summary>
    /// <param name="text">YAML or JSON; documents of other kinds are passed over.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <returns>The objectives in order.</returns>
    /// <exception cref="SloFileException">The text cannot be used; the message names line, column and key.</exception>
    public static IReadOnlyList<PyrraObjective> ParseAll(string text, string fileName) =>
        TryParseAll(text, fileName, out IReadOnlyList<PyrraObjective>? objectives, out SloFileException? error) ? objectives : throw error;

    /// <summary>Reads Pyrra's resources.</summary>
    /// <param name="text">YAML or JSON; documents of other kinds are passed over.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="objectives">The objectives in order.</param>
    /// <param name="error">Why the text cannot be used.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryParseAll(
        string text, string fileName, [NotNullWhen(true)] out IReadOnlyList<PyrraObjective>? objectives, [NotNullWhen(false)] out SloFileException? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var problems = new List<SloFileProblem>();
        var found = new List<PyrraObjective>();
        try
        {
            foreach (YamlMapping document in YamlReader.ReadAll(text, YamlLimits.Default).OfType<YamlMapping>().Where(PyrraReader.IsPyrra))
            {
                if (PyrraReader.ReadObjective(document, problems) is { } objective)
                    found.Add(objective);
            }
        }
        catch (YamlSyntaxException exception)
        {
            problems.Add(new SloFileProblem(exception.Problem.Line, exception.Problem.Column, "", $"{exception.Problem.Message}; allowed is YAML"));
        }

        error = problems.Count > 0 ? new SloFileException(fileName, problems) : null;
        objectives = error is null ? found : null;
        return error is null;
    }
}
