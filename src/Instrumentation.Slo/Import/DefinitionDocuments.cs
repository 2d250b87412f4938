using Instrumentation.Definitions;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads the documents of a text, each by its own kind.</summary>
internal sealed class DefinitionDocuments(SloFileReaderOptions options)
{
    private readonly List<SloDefinition> _definitions = [];
    private readonly List<BudgetPolicy> _policies = [];
    private readonly List<SloFileProblem> _warnings = [];

    public List<SloFileProblem> Problems { get; } = [];

    /// <summary>Reads a text; null where something is wrong.</summary>
    public SloFile? Read(string text)
    {
        try
        {
            IReadOnlyList<YamlNode> documents = YamlReader.ReadAll(text, YamlLimits.Default with { MaxLength = options.MaxLength });
            if (documents.Count == 0)
                Problems.Add(new SloFileProblem(0, 0, "", "the text is empty; allowed are definitions of SLOs"));
            var openSlo = new OpenSloObjects(documents, Problems, _warnings, options);
            foreach (YamlNode document in documents.SelectMany(Objects))
                Read(document, openSlo);
        }
        catch (YamlSyntaxException exception)
        {
            Problems.Add(new SloFileProblem(exception.Problem.Line, exception.Problem.Column, "", $"{exception.Problem.Message}; allowed is YAML"));
        }

        return Problems.Count == 0 ? new SloFile(_definitions) { Policies = _policies, Warnings = _warnings } : null;
    }

    // Files of OpenSLO often have their objects in a list.
    private static IEnumerable<YamlNode> Objects(YamlNode document) =>
        document is YamlSequence { Items: [YamlMapping first, ..] } list && TextOf(first, "apiVersion").StartsWith("openslo/", StringComparison.Ordinal) ? list.Items : [document];

    private void Read(YamlNode document, OpenSloObjects openSlo)
    {
        if (document is not YamlMapping mapping)
        {
            Problems.Add(new SloFileProblem(document.Line, document.Column, "", $"the document is {DefinitionFields.Kind(document)}; allowed is a mapping"));
            return;
        }

        string version = TextOf(mapping, "apiVersion");
        if (version.StartsWith("openslo/", StringComparison.Ordinal))
            _definitions.AddRange(openSlo.Read(mapping));
        else if (version.StartsWith("sloth.slok.dev/", StringComparison.Ordinal))
            _definitions.AddRange(new SlothReader(Problems, _warnings, options).ReadKubernetes(mapping));
        else if (version.StartsWith("pyrra.dev/", StringComparison.Ordinal))
            _definitions.AddRange(PyrraReader.Read(mapping, Problems, options));
        else if (SloGeneratorReader.IsSloGenerator(mapping))
            _definitions.AddRange(SloGeneratorReader.Read(mapping, Problems, options));
        else if (RuleManifests.Refuse(mapping, Problems))
            return;
        else if (version.Length > 0)
            Refuse(mapping, "apiVersion", version, "openslo/v1, openslo/v1alpha, sloth.slok.dev/v1, pyrra.dev/v1alpha1, sre.google.com/v2");
        else if (TextOf(mapping, "version").StartsWith("prometheus/", StringComparison.Ordinal))
            _definitions.AddRange(new SlothReader(Problems, _warnings, options).ReadPrometheus(mapping));
        else
            ReadOwn(mapping);
    }

    private void ReadOwn(YamlMapping mapping)
    {
        var reader = new OwnReader(Problems, _warnings, options);
        reader.Read(mapping);
        _definitions.AddRange(reader.Definitions);
        _policies.AddRange(reader.Policies);
    }

    private void Refuse(YamlMapping mapping, string key, string value, string allowed)
    {
        YamlNode place = mapping.Find(key)!;
        Problems.Add(new SloFileProblem(place.Line, place.Column, key, $"'{value}' is outside what is allowed, {allowed}"));
    }

    private static string TextOf(YamlMapping mapping, string key) => mapping.Find(key) is YamlScalar { IsNull: false } scalar ? scalar.Value : "";
}
