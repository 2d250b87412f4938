using System.Buffers;
using System.Globalization;
using System.Text;
using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>A hash of labels, the same as Alertmanager's.</summary>
/// <param name="Value">FNV-1a of 64 bits over each name and value in UTF-8, each followed by the byte 255, in the order of the names.</param>
public readonly record struct AlertFingerprint(ulong Value) : IComparable<AlertFingerprint>
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const byte Separator = 255;

    /// <summary>Orders by value.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when the first is the smaller one.</returns>
    public static bool operator <(AlertFingerprint left, AlertFingerprint right) => left.Value < right.Value;

    /// <summary>Orders by value.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when the first is the greater one.</returns>
    public static bool operator >(AlertFingerprint left, AlertFingerprint right) => left.Value > right.Value;

    /// <summary>Orders by value.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when the first is not the greater one.</returns>
    public static bool operator <=(AlertFingerprint left, AlertFingerprint right) => left.Value <= right.Value;

    /// <summary>Orders by value.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>True when the first is not the smaller one.</returns>
    public static bool operator >=(AlertFingerprint left, AlertFingerprint right) => left.Value >= right.Value;

    /// <summary>Computes the hash of labels.</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>The hash.</returns>
    public static AlertFingerprint Of(SeriesLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ulong hash = OffsetBasis;
        foreach (Labels.Label label in labels.AsSpan())
        {
            hash = Add(hash, label.Name);
            hash = Add(hash, label.Value);
        }

        return new AlertFingerprint(hash);
    }

    /// <summary>Reads 16 hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fingerprint">The hash.</param>
    /// <returns>True when the text holds a hash.</returns>
    public static bool TryParse(string? text, out AlertFingerprint fingerprint)
    {
        bool read = ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) && text!.Length == 16;
        fingerprint = new AlertFingerprint(read ? value : 0);
        return read;
    }

    /// <inheritdoc/>
    public int CompareTo(AlertFingerprint other) => Value.CompareTo(other.Value);

    /// <summary>Writes the hash as 16 hexadecimal digits.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    private static ulong Add(ulong hash, string text)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, rented);
        foreach (byte value in rented.AsSpan(0, length))
            hash = (hash ^ value) * Prime;
        ArrayPool<byte>.Shared.Return(rented);
        return (hash ^ Separator) * Prime;
    }
}
