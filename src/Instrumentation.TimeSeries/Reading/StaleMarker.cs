namespace Instrumentation.Reading;

/// <summary>The value that says a series has ended: one certain NaN, told from all others by its bits.</summary>
public static class StaleMarker
{
    /// <summary>The bits of the marker, those that Prometheus uses.</summary>
    public const long Bits = 0x7ff0000000000002;

    /// <summary>The marker as a value.</summary>
    public static double Value { get; } = BitConverter.Int64BitsToDouble(Bits);

    /// <summary>Tells whether a value is the marker.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for the marker, false for every other value and for other NaN.</returns>
    public static bool Is(double value) => BitConverter.DoubleToInt64Bits(value) == Bits;
}
