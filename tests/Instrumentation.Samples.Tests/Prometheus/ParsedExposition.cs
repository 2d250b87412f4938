using System.Globalization;
using System.Text.RegularExpressions;

namespace Instrumentation.Samples.Prometheus;

/// <summary>Reads Prometheus' text format, version 0.0.4, for labels without escapes.</summary>
internal sealed partial class ParsedExposition
{
    private ParsedExposition(IReadOnlyDictionary<string, string> types, IReadOnlyDictionary<string, double> samples)
    {
        Types = types;
        Samples = samples;
    }

    /// <summary>The families with their types.</summary>
    public IReadOnlyDictionary<string, string> Types { get; }

    /// <summary>The values by <see cref="SeriesName"/>.</summary>
    public IReadOnlyDictionary<string, double> Samples { get; }

    public static ParsedExposition Parse(string text)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var samples = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                string[] words = line.Split(' ');
                types.Add(words[2], words[3]);
            }
            else if (!line.StartsWith('#'))
            {
                Match sample = Sample().Match(line);
                Assert.That(sample.Success, line);
                IEnumerable<KeyValuePair<string, string>> labels = Label().Matches(sample.Groups["labels"].Value)
                    .Select(label => KeyValuePair.Create(label.Groups["name"].Value, label.Groups["value"].Value));
                samples.Add(SeriesName.Of(sample.Groups["name"].Value, labels), Number(sample.Groups["number"].Value));
            }
        }

        return new ParsedExposition(types, samples);
    }

    public static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<number>\S+)$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>[^"\\]*)"[,]?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
