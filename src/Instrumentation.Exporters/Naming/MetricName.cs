namespace Instrumentation.Naming;

// Under which names an instrument appears: Sample in the text format and protobuf (histograms and summaries add suffixes of their own),
// Family and Type in OpenMetrics, where a counter's and an info metric's suffix belongs to the sample alone.
internal sealed record MetricName(string Sample, string Family, MetricType Type, string? Unit)
{
    private const string Total = "_total";
    private const string Info = "_info";
    private const string Ratio = "ratio";

    // Dashboards and rules ask for the names that the catalogue keeps; with a suffix more they would find nothing.
    internal static MetricName For(InstrumentInfo instrument, NameTranslation translation) =>
        For(instrument.Name, instrument.Unit, instrument.Kind, IsKept(instrument) ? NameTranslation.KeepNames : translation);

    internal static MetricName For(string name, string? unit, InstrumentKind kind, NameTranslation translation)
    {
        string suffix = kind switch
        {
            InstrumentKind.Counter => Total,
            InstrumentKind.Info => Info,
            _ => "",
        };
        string root = ValidNames.Metric(name, collapse: translation != NameTranslation.KeepNames);
        bool hasSuffix = suffix.Length > 0 && root.Length > suffix.Length && root.EndsWith(suffix, StringComparison.Ordinal);
        if (hasSuffix)
            root = root[..^suffix.Length];
        bool append = translation == NameTranslation.UnderscoreEscapingWithSuffixes;
        string? shown = kind == InstrumentKind.Info ? null : AddUnit(ref root, unit, kind, append);
        if (suffix.Length == 0)
            return new MetricName(root, root, TypeOf(kind), shown);
        if (append && !hasSuffix && root.TrimEnd('_') is { Length: > 0 } trimmed)
            root = trimmed;
        return hasSuffix || append
            ? new MetricName(root + suffix, root, TypeOf(kind), shown)
            : new MetricName(root, root, kind == InstrumentKind.Info ? MetricType.Gauge : MetricType.Unknown, shown);
    }

    // What is left of a counter or info metric in OpenMetrics when another family needs the name without the suffix.
    internal MetricName Demoted() => this with { Family = Sample, Type = Type == MetricType.Info ? MetricType.Gauge : MetricType.Unknown, Unit = null };

    private static bool IsKept(InstrumentInfo instrument) => instrument.Scope is null && NamingStandard.KeptNames.ContainsKey(instrument.Name);

    private static string? AddUnit(ref string root, string? unit, InstrumentKind kind, bool append)
    {
        string words = UnitNames.ToWords(unit);
        if (words.Length == 0 && kind == InstrumentKind.Gauge && string.Equals(unit, "1", StringComparison.Ordinal))
            words = Ratio;
        if (words.Length == 0)
            return null;
        if (EndsWith(root, words))
            return words;
        string given = UnitNames.AsGiven(unit);
        if (EndsWith(root, given))
            return given;
        if (!append || string.Equals(root, words, StringComparison.Ordinal) || string.Equals(root, given, StringComparison.Ordinal))
            return null;
        root = root.EndsWith('_') ? root + words : root + "_" + words;
        return words;
    }

    // OpenMetrics wants the unit behind an underscore, and something before that.
    private static bool EndsWith(string root, string unit) =>
        unit.Length > 0 && root.Length > unit.Length + 1 && root.EndsWith(unit, StringComparison.Ordinal) && root[^(unit.Length + 1)] == '_';

    private static MetricType TypeOf(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Counter => MetricType.Counter,
        InstrumentKind.Histogram => MetricType.Histogram,
        InstrumentKind.Summary => MetricType.Summary,
        InstrumentKind.Info => MetricType.Info,
        _ => MetricType.Gauge,
    };
}
