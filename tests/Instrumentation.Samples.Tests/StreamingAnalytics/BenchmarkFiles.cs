namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>The rows of the Numenta Anomaly Benchmark, counted from its files without the sample's help.</summary>
internal sealed class BenchmarkFiles
{
    private BenchmarkFiles(string folder, IReadOnlyDictionary<string, int> rows, int hours)
    {
        Folder = folder;
        Rows = rows;
        Hours = hours;
    }

    public string Folder { get; }

    /// <summary>Rows by topic.</summary>
    public IReadOnlyDictionary<string, int> Rows { get; }

    /// <summary>Hours that have at least one row, over all topics: as many windows of an hour there are.</summary>
    public int Hours { get; }

    public static BenchmarkFiles Find()
    {
        string folder = Repository.RequireConformance("anomaly", "nab", "data");
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        int hours = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories))
        {
            string[] lines = [.. File.ReadLines(file).Skip(1).Where(line => line.Length > 0)];
            rows.Add(Path.GetFileNameWithoutExtension(file), lines.Length);
            hours += lines.Select(line => line[.."2014-04-01 00".Length]).Distinct(StringComparer.Ordinal).Count();
        }

        return new BenchmarkFiles(folder, rows, hours);
    }
}
