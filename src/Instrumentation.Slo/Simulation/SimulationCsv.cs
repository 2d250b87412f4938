using System.Globalization;

namespace Instrumentation;

/// <summary>Reads histories from comma-separated text.</summary>
public static class SimulationCsv
{
    /// <summary>Reads lines of <c>time,good,bad</c> or, with a heading that says so, <c>time,total,bad</c>; times as ISO 8601 or in seconds since 1970.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <returns>The points.</returns>
    /// <exception cref="SloFileException">A line cannot be read, or a column is missing; the message names line and column.</exception>
    public static IReadOnlyList<SimulationPoint> Parse(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var points = new List<SimulationPoint>();
        var problems = new List<SloFileProblem>();
        string[] heading = ["time", "good", "bad"];
        int number = 0;
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (line.Length == 0)
                continue;
            string[] cells = [.. line.Split(',').Select(cell => cell.Trim())];
            if (number == 1 && cells.Length > 0 && char.IsAsciiLetter(cells[0].FirstOrDefault()))
            {
                heading = [.. cells.Select(cell => cell.ToLowerInvariant())];
                foreach (string column in heading.Where(column => column is not ("time" or "good" or "bad" or "total")))
                    problems.Add(new SloFileProblem(1, line.IndexOf(column, StringComparison.OrdinalIgnoreCase) + 1, column, "is no column; allowed are time, good, bad, total"));
                if (!heading.Contains("time") || !heading.Contains("bad") || heading.Contains("good") == heading.Contains("total") || heading.Distinct().Count() < heading.Length)
                    problems.Add(new SloFileProblem(1, 1, "", $"has the columns {string.Join(", ", heading)}; needed are time, bad, and either good or total, each once"));
                continue;
            }

            if (Point(heading, cells, out int wrong) is { } point)
                points.Add(point);
            else
                problems.Add(new SloFileProblem(number, cells.Take(wrong).Sum(cell => cell.Length + 1) + 1, heading.ElementAtOrDefault(wrong) ?? "", $"'{cells.ElementAtOrDefault(wrong)}' cannot be read; allowed are a time, and numbers of 0 or more"));
        }

        return problems.Count == 0 ? points : throw new SloFileException(fileName, problems);
    }

    private static SimulationPoint? Point(string[] heading, string[] cells, out int wrong)
    {
        DateTimeOffset time = default;
        double good = 0;
        double bad = 0;
        double? total = null;
        wrong = Math.Min(cells.Length, heading.Length);
        if (cells.Length != heading.Length)
            return null;
        for (wrong = 0; wrong < heading.Length; wrong++)
        {
            if (heading[wrong] == "time")
            {
                if (!TryTime(cells[wrong], out time))
                    return null;
                continue;
            }

            if (!double.TryParse(cells[wrong], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !(value >= 0) || double.IsInfinity(value))
                return null;
            good = heading[wrong] == "good" ? value : good;
            bad = heading[wrong] == "bad" ? value : bad;
            total = heading[wrong] == "total" ? value : total;
        }

        wrong = Array.IndexOf(heading, "bad");
        if (total is { } all && all < bad)
            return null;
        return new SimulationPoint(time, total - bad ?? good, bad);
    }

    private static bool TryTime(string text, out DateTimeOffset time)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e11)
        {
            time = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }
}
