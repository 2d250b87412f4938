using System.Globalization;

namespace Samples.StreamingAnalytics.Sources;

/// <summary>Where a file has its timestamps and values; other columns are passed over.</summary>
internal readonly record struct CsvColumns(int Timestamp, int Value)
{
    /// <summary>Reads the header.</summary>
    /// <param name="header">The file's first line.</param>
    /// <returns>The columns, or null where one of them is missing.</returns>
    public static CsvColumns? Find(string header)
    {
        string[] names = [.. header.TrimStart('\uFEFF').Split(',').Select(name => name.Trim())];
        int timestamp = Array.IndexOf(names, "timestamp");
        int value = Array.IndexOf(names, "value");
        return timestamp < 0 || value < 0 ? null : new CsvColumns(timestamp, value);
    }

    /// <summary>Reads a row.</summary>
    /// <param name="line">The row.</param>
    /// <param name="unixMs">Its timestamp.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Read(ReadOnlySpan<char> line, out long unixMs, out double value)
    {
        unixMs = 0;
        value = 0;
        string? wrong = null;
        int column = 0;
        int found = 0;
        foreach (Range range in line.Split(','))
        {
            ReadOnlySpan<char> field = line[range].Trim();
            if (column == Timestamp)
            {
                found++;
                wrong ??= Timestamps.TryParse(field, out unixMs) ? null : $"'{field}' is no timestamp such as 2014-04-01 00:05:00";
            }
            else if (column == Value)
            {
                found++;
                wrong ??= double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? null : $"'{field}' is no number";
            }

            column++;
        }

        return found == 2 ? wrong : "the row is too short";
    }
}
