using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Instrumentation.Rendering;

// Copies short runs of bytes without a call, by whole vectors, and fetches early what the processor would otherwise wait for: a large
// exposition and what it is made from do not fit into the second-level cache.
internal static class VectorCopy
{
    // How many bytes a copy may read and write beyond its end; both sides must have that room.
    internal const int Room = 64;

    // Some ten lines ahead: measured as good as 512 and 2,048, and a quarter faster than none.
    private const int Ahead = 1024;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Copy(ref byte source, ref byte target, nuint length)
    {
        // A copy of constant length becomes a load and a store of the widest vectors there are.
        for (nuint at = 0; at < length; at += Room)
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref target, at), ref Unsafe.Add(ref source, at), Room);
    }

    // Never faults, whatever lies at that address.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Prefetch(ref byte from)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref from, Ahead)));
    }
}
