using System.Globalization;
using System.Text.Json;

namespace Instrumentation.PrometheusApiPeer;

/// <summary>
/// Compares two bodies as JSON. Values are equal as texts, or else as numbers within 1e-12 of the larger; how many were, is counted. Series of a result
/// are paired by their labels, unless their order counts.
/// </summary>
internal sealed class JsonComparison
{
    public const double Tolerance = 1e-12;

    // Keys of Prometheus 3 that 2.42 does not know.
    private static readonly string[] NewKeys = ["warnings", "infos"];

    public int EqualTexts { get; private set; }

    public int CloseNumbers { get; private set; }

    /// <summary>Finds the first difference.</summary>
    /// <returns>The difference in words, or null when there is none.</returns>
    public string? Check(string ours, string peers, bool isOrdered)
    {
        using var left = JsonDocument.Parse(ours);
        using var right = JsonDocument.Parse(peers);
        return Check("", left.RootElement, right.RootElement, isOrdered);
    }

    private string? Check(string path, JsonElement ours, JsonElement peers, bool isOrdered)
    {
        if (ours.ValueKind != peers.ValueKind)
            return $"{path}: {ours.ValueKind} instead of {peers.ValueKind}";
        return ours.ValueKind switch
        {
            JsonValueKind.Object => CheckObjects(path, ours, peers, isOrdered),
            JsonValueKind.Array when path == ".data.result" && !isOrdered && IsSeries(ours) && IsSeries(peers) => CheckSeries(path, ours, peers),
            JsonValueKind.Array => CheckArrays(path, ours, peers, isOrdered),
            JsonValueKind.String => CheckTexts(path, ours.GetString()!, peers.GetString()!),
            JsonValueKind.Number => ours.GetDecimal() == peers.GetDecimal() ? null : $"{path}: {ours} instead of {peers}",
            _ => null,
        };
    }

    private static bool IsSeries(JsonElement array) => array.GetArrayLength() > 0 && array[0].ValueKind == JsonValueKind.Object;

    private string? CheckObjects(string path, JsonElement ours, JsonElement peers, bool isOrdered)
    {
        foreach (JsonProperty property in peers.EnumerateObject())
        {
            if (!ours.TryGetProperty(property.Name, out JsonElement own))
                return $"{path}: no key {property.Name}";
            if (Check($"{path}.{property.Name}", own, property.Value, isOrdered) is { } difference)
                return difference;
        }

        foreach (JsonProperty property in ours.EnumerateObject())
        {
            if (!peers.TryGetProperty(property.Name, out _) && !(path.Length == 0 && NewKeys.Contains(property.Name)))
                return $"{path}: key {property.Name} that the peer lacks";
        }

        return null;
    }

    private string? CheckArrays(string path, JsonElement ours, JsonElement peers, bool isOrdered)
    {
        if (ours.GetArrayLength() != peers.GetArrayLength())
            return $"{path}: {ours.GetArrayLength()} elements instead of {peers.GetArrayLength()}";
        for (int index = 0; index < ours.GetArrayLength(); index++)
        {
            if (Check($"{path}[{index}]", ours[index], peers[index], isOrdered) is { } difference)
                return difference;
        }

        return null;
    }

    private string? CheckSeries(string path, JsonElement ours, JsonElement peers)
    {
        var expected = peers.EnumerateArray().ToDictionary(LabelsOf);
        foreach (JsonElement series in ours.EnumerateArray())
        {
            string labels = LabelsOf(series);
            if (!expected.Remove(labels, out JsonElement other))
                return $"{path}: series {labels} that the peer lacks";
            if (Check($"{path}[{labels}]", series, other, isOrdered: false) is { } difference)
                return difference;
        }

        return expected.Count == 0 ? null : $"{path}: no series {expected.Keys.First()}";
    }

    private static string LabelsOf(JsonElement series) =>
        string.Join(',', series.GetProperty("metric").EnumerateObject().Select(static label => $"{label.Name}={label.Value}").Order(StringComparer.Ordinal));

    private string? CheckTexts(string path, string ours, string peers)
    {
        if (ours == peers)
        {
            EqualTexts++;
            return null;
        }

        if (!path.StartsWith(".data.result", StringComparison.Ordinal) || path.Contains(".metric", StringComparison.Ordinal)
            || !double.TryParse(ours, NumberStyles.Float, CultureInfo.InvariantCulture, out double left)
            || !double.TryParse(peers, NumberStyles.Float, CultureInfo.InvariantCulture, out double right)
            || !(Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right))))
            return $"{path}: '{ours}' instead of '{peers}'";
        CloseNumbers++;
        return null;
    }
}
