using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Instrumentation.Labels;

namespace Instrumentation.Evaluation;

/// <summary>
/// Hashes label sets as Prometheus does, so that both choose the same series: XXH64 (Collet, seed 0) over names and values, each with its length
/// in front, one byte below 255, otherwise 255 and three bytes.
/// </summary>
internal static class SeriesLabelsHash
{
    private const ulong Prime1 = 11400714785074694791;
    private const ulong Prime2 = 14029467366897019727;
    private const ulong Prime3 = 1609587929392839161;
    private const ulong Prime4 = 9650029242287828579;
    private const ulong Prime5 = 2870177450012600261;

    public static ulong Of(SeriesLabels labels)
    {
        var bytes = new List<byte>(256);
        foreach (Label label in labels.AsSpan())
        {
            Append(bytes, label.Name);
            Append(bytes, label.Value);
        }

        return Xxh64([.. bytes]);
    }

    internal static ulong Xxh64(ReadOnlySpan<byte> data)
    {
        ulong length = (ulong)data.Length;
        ulong hash;
        if (data.Length >= 32)
        {
            ulong first = unchecked(Prime1 + Prime2), second = Prime2, third = 0, fourth = unchecked(0 - Prime1);
            for (; data.Length >= 32; data = data[32..])
            {
                first = Round(first, BinaryPrimitives.ReadUInt64LittleEndian(data));
                second = Round(second, BinaryPrimitives.ReadUInt64LittleEndian(data[8..]));
                third = Round(third, BinaryPrimitives.ReadUInt64LittleEndian(data[16..]));
                fourth = Round(fourth, BinaryPrimitives.ReadUInt64LittleEndian(data[24..]));
            }

            hash = BitOperations.RotateLeft(first, 1) + BitOperations.RotateLeft(second, 7) + BitOperations.RotateLeft(third, 12) + BitOperations.RotateLeft(fourth, 18);
            hash = Merge(Merge(Merge(Merge(hash, first), second), third), fourth);
        }
        else
        {
            hash = Prime5;
        }

        return Finish(hash + length, data);
    }

    private static ulong Finish(ulong hash, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= 8; rest = rest[8..])
            hash = (BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) * Prime1) + Prime4;
        if (rest.Length >= 4)
        {
            hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1), 23) * Prime2) + Prime3;
            rest = rest[4..];
        }

        foreach (byte value in rest)
            hash = BitOperations.RotateLeft(hash ^ (value * Prime5), 11) * Prime1;
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }

    private static ulong Round(ulong lane, ulong input) => BitOperations.RotateLeft(lane + (input * Prime2), 31) * Prime1;

    private static ulong Merge(ulong hash, ulong lane) => ((hash ^ Round(0, lane)) * Prime1) + Prime4;

    private static void Append(List<byte> bytes, string text)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(text);
        if (encoded.Length < 255)
            bytes.Add((byte)encoded.Length);
        else
            bytes.AddRange([255, (byte)encoded.Length, (byte)(encoded.Length >> 8), (byte)(encoded.Length >> 16)]);
        bytes.AddRange(encoded);
    }
}
