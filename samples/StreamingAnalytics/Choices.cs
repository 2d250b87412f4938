namespace Samples.StreamingAnalytics;

/// <summary>Reads the names of an enumeration that users type.</summary>
internal static class Choices
{
    /// <summary>Reads one name, in small or capital letters; neither a number nor several names at once.</summary>
    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(text, ignoreCase: true, out value);
    }

    public static string NamesOf<T>()
        where T : struct, Enum
        => string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
}
