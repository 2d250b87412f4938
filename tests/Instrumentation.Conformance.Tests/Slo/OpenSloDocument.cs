using System.Text.RegularExpressions;

namespace Instrumentation.Conformance.Slo;

/// <summary>The verdict of a file of OpenSLO's repositories, by what is known of it: the output of OpenSLO's own tool, or else its place and name.</summary>
internal static partial class OpenSloDocument
{
    // What keeps a text from being taken for objects at all, whatever they say.
    private static readonly string[] Structure = ["type", "unknown_field", "yaml", "equal_to"];

    public static string? Judge(string path, string name)
    {
        string text = File.ReadAllText(path);
        IReadOnlyList<OpenSloFinding> findings = OpenSloFile.Validate(text, name);
        if (Output(path) is { } output)
            return Compare(output, path, findings);
        if (name.Contains("/inline/", StringComparison.Ordinal) || name.Contains("/decode/", StringComparison.Ordinal) || IsOutputOfTool(name))
            return Decoded(text, name, findings);
        bool isValid = !WrongName.IsMatch(Path.GetFileName(path));
        OpenSloFinding[] serious = [.. findings.Where(finding => !finding.IsTolerated)];
        return (serious.Length == 0) == isValid ? null : isValid ? string.Join<OpenSloFinding>("; ", serious) : "is valid, though its name says that it is not";
    }

    private static bool IsOutputOfTool(string name) => name.Contains("/encode/", StringComparison.Ordinal) || name.Contains("/export/", StringComparison.Ordinal);

    // Files that OpenSLO's library reads and rewrites have to hold objects; those named invalid have references to what is not there.
    private static string? Decoded(string text, string name, IReadOnlyList<OpenSloFinding> findings)
    {
        if (findings.FirstOrDefault(finding => Structure.Contains(finding.Code)) is { } wrong)
            return wrong.ToString();
        if (!WrongName.IsMatch(Path.GetFileName(name)))
            return null;
        _ = SloFileReader.TryParse(text, name, out _, out SloFileException? error, new SloFileReaderOptions { IsLenient = false });
        bool isNoticed = error?.Problems.Any(problem => problem.Key.EndsWith("Ref", StringComparison.Ordinal)) == true;
        return isNoticed ? null : $"a reference to what is not there is not noticed: {error?.Message}";
    }

    // Beside each folder of inputs lies one of outputs, with a file for each file and folder of inputs.
    private static string? Output(string path)
    {
        string marker = $"{Path.DirectorySeparatorChar}inputs{Path.DirectorySeparatorChar}";
        int place = path.IndexOf(marker, StringComparison.Ordinal);
        if (place < 0)
            return null;
        string outputs = path[..place] + $"{Path.DirectorySeparatorChar}outputs{Path.DirectorySeparatorChar}";
        string below = path[(place + marker.Length)..];
        string[] parts = below.Split(Path.DirectorySeparatorChar);
        string stem = parts.Length < 2 ? "" : Path.Combine(outputs, parts[0], Path.GetFileNameWithoutExtension(parts[1]));
        return File.Exists(stem) ? File.ReadAllText(stem) : null;
    }

    private static string? Compare(string output, string path, IReadOnlyList<OpenSloFinding> findings)
    {
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        bool isHere = false;
        int index = 0;
        string property = "";
        foreach (string line in output.Split('\n'))
        {
            if (ErrorsIn.Match(line) is { Success: true } file)
                isHere = path.Replace('\\', '/').EndsWith(file.Groups["path"].Value[file.Groups["path"].Value.IndexOf("/inputs/", StringComparison.Ordinal)..], StringComparison.Ordinal);
            else if (line.StartsWith("  Validation for", StringComparison.Ordinal))
                index = AtIndex.Match(line) is { Success: true } at ? int.Parse(at.Groups["index"].Value) : 0;
            else if (isHere && Property.Match(line) is { Success: true } named)
                property = $"{index} {named.Groups["path"].Value}";
            else if (isHere && property.Length > 0 && Said.IsMatch(line) && !IsUnknownZone(line))
                expected.Add(property);
        }

        string[] found = [.. findings.Select(finding => $"{finding.Index} {finding.Path}").Distinct().Order(StringComparer.Ordinal)];
        return expected.SequenceEqual(found) ? null : $"expected {string.Join(", ", expected)}; found {string.Join(", ", findings)}";
    }

    // The tool ran where no zones were installed; a zone that there is, is none that it could have complained of elsewhere.
    private static bool IsUnknownZone(string line) =>
        UnknownZone.Match(line) is { Success: true } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone.Groups["zone"].Value, out _);

    [GeneratedRegex("invalid|unknown", RegexOptions.IgnoreCase)]
    private static partial Regex WrongName { get; }

    [GeneratedRegex("^Errors in (?<path>.*):$")]
    private static partial Regex ErrorsIn { get; }

    [GeneratedRegex("at index (?<index>\\d+) has failed")]
    private static partial Regex AtIndex { get; }

    [GeneratedRegex("^    - '(?<path>[^']+)'")]
    private static partial Regex Property { get; }

    [GeneratedRegex("^      - ")]
    private static partial Regex Said { get; }

    [GeneratedRegex(@"unknown time zone (?<zone>\S+)")]
    private static partial Regex UnknownZone { get; }
}
