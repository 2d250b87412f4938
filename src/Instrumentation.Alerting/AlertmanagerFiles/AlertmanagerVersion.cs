using System.Globalization;

namespace Instrumentation;

/// <summary>A version of Alertmanager, whose configuration may know keys that an earlier one does not.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
public readonly record struct AlertmanagerVersion(int Major, int Minor) : IComparable<AlertmanagerVersion>
{
    /// <summary>0.25, for which configurations are written where nothing else is said.</summary>
    public static AlertmanagerVersion Default { get; } = new(0, 25);

    /// <summary>Orders by age.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when the first is older.</returns>
    public static bool operator <(AlertmanagerVersion left, AlertmanagerVersion right) => left.CompareTo(right) < 0;

    /// <summary>Orders by age.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when the first is newer.</returns>
    public static bool operator >(AlertmanagerVersion left, AlertmanagerVersion right) => left.CompareTo(right) > 0;

    /// <summary>Orders by age.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when the first is not newer.</returns>
    public static bool operator <=(AlertmanagerVersion left, AlertmanagerVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by age.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when the first is not older.</returns>
    public static bool operator >=(AlertmanagerVersion left, AlertmanagerVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a version such as <c>0.28</c> or <c>0.28.1</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    /// <returns>True when the text is a version.</returns>
    public static bool TryParse(string? text, out AlertmanagerVersion version)
    {
        string[] parts = text?.Split('.') ?? [];
        bool read = TryNumber(parts.ElementAtOrDefault(0), out int major) & TryNumber(parts.ElementAtOrDefault(1), out int minor);
        version = new AlertmanagerVersion(major, minor);
        return read && parts.Length <= 3;
    }

    /// <inheritdoc/>
    public int CompareTo(AlertmanagerVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>Writes the version, <c>0.28</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static bool TryNumber(string? text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
