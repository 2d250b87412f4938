namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>A strict reader of the Prometheus text format 0.0.4.</summary>
internal static class TextParser
{
    internal static List<ParsedFamily> Parse(string text)
    {
        if (text.Length > 0 && text[^1] != '\n')
            throw new InvalidDataException("The last line has no end.");
        var families = new List<ParsedFamily>();
        foreach (string line in text.Split('\n').SkipLast(1))
        {
            var reader = new LineReader(line);
            if (line.StartsWith('#'))
                ReadComment(reader, families);
            else
                ReadSample(reader, families);
        }

        Distributions.Check(families, isOpenMetrics: false);
        return families;
    }

    private static void ReadComment(LineReader reader, List<ParsedFamily> families)
    {
        reader.Expect("# ");
        string keyword = reader.Word();
        reader.Expect(' ');
        string name = reader.Name(colons: true);
        reader.Expect(' ');
        ParsedFamily family = FamilyOf(name, families, reader);
        if (family.Samples.Count > 0)
            throw reader.Fault("metadata behind samples");
        switch (keyword)
        {
            case "HELP" when family.Help is null:
                family.Help = reader.Rest(quotes: false);
                break;
            case "TYPE" when family.Type is null:
                family.Type = reader.Word();
                if (!reader.IsAtEnd || family.Type is not ("counter" or "gauge" or "histogram" or "summary" or "untyped"))
                    throw reader.Fault("no type");
                break;
            default:
                throw reader.Fault($"{keyword} is unknown or repeated");
        }
    }

    private static void ReadSample(LineReader reader, List<ParsedFamily> families)
    {
        string name = reader.Name(colons: true);
        Dictionary<string, string> labels = reader.Skip(' ') ? [] : WithSpace(reader);
        double value = reader.Number(out string text);
        if (!reader.IsAtEnd)
            throw reader.Fault("more than a sample");
        ParsedFamily family = families.Count > 0 && Belongs(name, families[^1]) ? families[^1] : throw reader.Fault("no family for a sample");
        family.Samples.Add(new ParsedSample(name, labels, value, text, Exemplar: null));
    }

    private static Dictionary<string, string> WithSpace(LineReader reader)
    {
        Dictionary<string, string> labels = reader.Labels();
        reader.Expect(' ');
        return labels;
    }

    private static ParsedFamily FamilyOf(string name, List<ParsedFamily> families, LineReader reader)
    {
        if (families.Count > 0 && families[^1].Name == name)
            return families[^1];
        if (families.Exists(family => family.Name == name))
            throw reader.Fault("a family comes twice");
        families.Add(new ParsedFamily(name));
        return families[^1];
    }

    private static bool Belongs(string sample, ParsedFamily family) => family.Type switch
    {
        "histogram" => sample == family.Name + "_bucket" || sample == family.Name + "_sum" || sample == family.Name + "_count",
        "summary" => sample == family.Name || sample == family.Name + "_sum" || sample == family.Name + "_count",
        _ => sample == family.Name,
    };
}
