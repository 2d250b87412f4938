using System.Numerics;
using System.Runtime.InteropServices;

namespace Instrumentation.Journal;

/// <summary>The Castagnoli checksum (polynomial 0x1EDC6F41, reflected), by the processor's instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>Continues a checksum.</summary>
    /// <param name="checksum">The checksum of what stands before; 0 for nothing.</param>
    /// <param name="bytes">What follows.</param>
    /// <returns>The checksum of both together.</returns>
    internal static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint state = ~checksum;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            state = BitOperations.Crc32C(state, BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word));
        foreach (byte last in bytes[(words.Length * sizeof(ulong))..])
            state = BitOperations.Crc32C(state, last);
        return ~state;
    }
}
