namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>A strict reader of OpenMetrics text 1.0.</summary>
internal static class OpenMetricsParser
{
    private const int MaxExemplarLabels = 128;

    internal static List<ParsedFamily> Parse(string text)
    {
        if (!text.EndsWith("# EOF\n", StringComparison.Ordinal))
            throw new InvalidDataException("There is no end mark.");
        var families = new List<ParsedFamily>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n').SkipLast(2))
        {
            var reader = new LineReader(line);
            if (line.StartsWith('#'))
                ReadDescriptor(reader, families, taken);
            else
                ReadSample(reader, families);
        }

        families.ForEach(Check);
        Distributions.Check(families, isOpenMetrics: true);
        return families;
    }

    private static string[] Suffixes(string? type) => type switch
    {
        "counter" => ["_total", "_created"],
        "summary" => ["", "_sum", "_count", "_created"],
        "histogram" => ["_bucket", "_sum", "_count", "_created"],
        "info" => ["_info"],
        _ => [""],
    };

    private static void ReadDescriptor(LineReader reader, List<ParsedFamily> families, HashSet<string> taken)
    {
        reader.Expect("# ");
        string keyword = reader.Word();
        reader.Expect(' ');
        string name = reader.Name(colons: true);
        reader.Expect(' ');
        if (keyword == "TYPE")
        {
            var added = new ParsedFamily(name) { Type = reader.Word() };
            if (added.Type is not ("counter" or "gauge" or "histogram" or "summary" or "info" or "unknown"))
                throw reader.Fault("no type");

            // The family's own name and every sample name its type could have.
            foreach (string own in Suffixes(added.Type).Append("").Distinct(StringComparer.Ordinal).Select(suffix => name + suffix))
            {
                if (!taken.Add(own))
                    throw reader.Fault($"{own} is another family's");
            }

            families.Add(added);
            return;
        }

        ParsedFamily family = families.Count > 0 && families[^1].Name == name && families[^1].Samples.Count == 0
            ? families[^1]
            : throw reader.Fault("metadata without a family before its samples");
        switch (keyword)
        {
            case "UNIT" when family is { Unit: null, Help: null }:
                family.Unit = reader.Rest(quotes: true);
                if (!name.EndsWith("_" + family.Unit, StringComparison.Ordinal) || family.Type == "info")
                    throw reader.Fault("a unit that the name does not end with");
                break;
            case "HELP" when family.Help is null:
                family.Help = reader.Rest(quotes: true);
                break;
            default:
                throw reader.Fault($"{keyword} is unknown, repeated or out of order");
        }
    }

    private static void ReadSample(LineReader reader, List<ParsedFamily> families)
    {
        string name = reader.Name(colons: true);
        Dictionary<string, string> labels = [];
        if (!reader.Skip(' '))
        {
            labels = reader.Labels();
            reader.Expect(' ');
        }

        double value = reader.Number(out string text);
        ParsedExemplar? exemplar = reader.IsAtEnd ? null : ReadExemplar(reader);
        ParsedFamily family = families.Count > 0 && Array.Exists(Suffixes(families[^1].Type), suffix => name == families[^1].Name + suffix)
            ? families[^1]
            : throw reader.Fault("no family for a sample");
        bool mayHaveExemplar = (family.Type == "counter" && name.EndsWith("_total", StringComparison.Ordinal))
            || (family.Type == "histogram" && name.EndsWith("_bucket", StringComparison.Ordinal));
        if (exemplar is not null && !mayHaveExemplar)
            throw reader.Fault("an exemplar where none may be");
        family.Samples.Add(new ParsedSample(name, labels, value, text, exemplar));
    }

    private static ParsedExemplar ReadExemplar(LineReader reader)
    {
        reader.Expect(" # ");
        Dictionary<string, string> labels = reader.Labels();
        reader.Expect(' ');
        double value = reader.Number(out _);
        double? timestamp = null;
        if (!reader.IsAtEnd)
        {
            reader.Expect(' ');
            timestamp = reader.Number(out _);
        }

        if (!reader.IsAtEnd)
            throw reader.Fault("more than an exemplar");
        if (labels.Sum(label => label.Key.EnumerateRunes().Count() + label.Value.EnumerateRunes().Count()) > MaxExemplarLabels)
            throw reader.Fault("an exemplar with labels that are too long");
        return new ParsedExemplar(labels, value, timestamp);
    }

    private static void Check(ParsedFamily family)
    {
        foreach (ParsedSample sample in family.Samples)
        {
            bool isTotal = family.Type is "counter" || sample.Name == family.Name + "_count" || sample.Name == family.Name + "_sum";
            if (family.Type is "counter" or "histogram" or "summary" && isTotal && !(sample.Value >= 0))
                throw new InvalidDataException($"{sample.Key} is {sample.Value}, which a total cannot be.");
            if (family.Type is "info" && sample.Value != 1)
                throw new InvalidDataException($"{sample.Key} is {sample.Value}, not 1.");
            if (family.Type is "summary" && sample.Name == family.Name && sample.Value < 0)
                throw new InvalidDataException($"{sample.Key} is negative.");
        }
    }
}
