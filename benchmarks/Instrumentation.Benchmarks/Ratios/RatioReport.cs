using System.Text.Json;

namespace Instrumentation.Benchmarks.Ratios;

/// <summary>Where the rows of a command go.</summary>
internal static class RatioReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes rows to artifacts/benchmarks, and the last ones to the console.</summary>
    /// <param name="command">The command, which names the file.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="printed">How many of the last rows are not on the console yet.</param>
    public static void Write(string command, IReadOnlyList<RatioRow> rows, int printed)
    {
        foreach (RatioRow row in rows.Skip(rows.Count - printed))
            Console.WriteLine(row.Line());
        string folder = Path.Combine("artifacts", "benchmarks");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, command + ".json"), JsonSerializer.Serialize(rows, Indented));
    }
}
