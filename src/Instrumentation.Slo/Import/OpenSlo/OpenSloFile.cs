using Instrumentation.Import;
using Instrumentation.Yaml;

namespace Instrumentation;

/// <summary>Checks and writes texts of OpenSLO; <see cref="SloFileReader"/> reads them.</summary>
/// <remarks>Safe from any thread.</remarks>
public static class OpenSloFile
{
    /// <summary>Checks each object of a text by the rules of its version: <c>openslo/v1</c>, <c>openslo/v1alpha</c> or <c>openslo.com/v2alpha</c>.</summary>
    /// <param name="text">YAML or JSON; objects stand in documents or in lists.</param>
    /// <param name="fileName">The file's name, for messages about the text as a whole.</param>
    /// <param name="kind">The kind that all objects have to be, such as <c>SLO</c>, in version <c>openslo/v1</c> unless they name another; null for any.</param>
    /// <returns>What is wrong, in the order of the text; empty when all is well.</returns>
    public static IReadOnlyList<OpenSloFinding> Validate(string text, string fileName, string? kind = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        if (kind is not null && !OpenSloDialect.Kinds.Contains(kind))
            throw new ArgumentException($"'{kind}' is outside what is allowed, {string.Join(", ", OpenSloDialect.Kinds)}", nameof(kind));
        try
        {
            YamlNode[] objects = [.. OpenSloCatalogue.Flatten(YamlReader.ReadAll(text, YamlLimits.Default))];
            return objects.Length > 0
                ? [.. objects.SelectMany((node, index) => OpenSloValidator.Check(node, index, kind))]
                : [new OpenSloFinding(0, "", OpenSloCodes.Yaml, $"{fileName} is empty; allowed are objects of OpenSLO")];
        }
        catch (YamlSyntaxException exception)
        {
            string message = $"{fileName} is no YAML: {exception.Problem.Message}";
            return [new OpenSloFinding(0, "", OpenSloCodes.Yaml, message) { Line = exception.Problem.Line, Column = exception.Problem.Column }];
        }
    }

    /// <summary>Writes SLOs as objects of <c>openslo/v1</c>, with one for each service.</summary>
    /// <param name="definitions">The SLOs.</param>
    /// <returns>YAML; read back, it gives the same objectives, windows, methods and queries.</returns>
    /// <exception cref="ArgumentException">An SLO says what OpenSLO has no words for, such as two windows.</exception>
    public static string Write(IEnumerable<SloDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        return OpenSloWriter.Write([.. definitions]);
    }
}
