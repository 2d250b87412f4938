using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Instrumentation.Capture;

// Recognises the very objects of an earlier measurement by their references, so that neither texts are compared nor values converted. Works as
// Recording/ReferenceCache does, for up to eight tags that are objects: the places to look at come from addresses, which are only hints, and a
// match compares references that the entry itself holds. Entries are overwritten in place under a version; a reader takes what it read only
// if the version stayed the same.
internal sealed class CapturedCache
{
    private const int Entries = 1024;
    private const int Ways = 4;
    private readonly uint[] _marks = new uint[Entries];
    private readonly uint[] _candidates = new uint[Entries];
    private readonly Entry[] _entries = new Entry[Entries];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(ulong seed, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        ulong sum = seed;
        foreach (ref readonly KeyValuePair<string, object?> tag in tags)
        {
            object? value = tag.Value;
            string name = tag.Key;
            sum = BitOperations.RotateLeft(sum, 23)
                + (((ulong)Unsafe.As<object?, nuint>(ref value) + ((ulong)Unsafe.As<string, nuint>(ref name) << 24)) * 0x9E37_79B9_7F4A_7C15);
        }

        return sum ^ (sum >> 29);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Series? Find(ulong hash, CapturedInstrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        int set = (int)hash & (Entries - Ways);
        Vector128<uint> marks = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_marks), (nuint)set);
        uint equal = Vector128.Equals(marks, Vector128.Create(Mark(hash))).ExtractMostSignificantBits();
        return equal == 0 ? null : Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), set + BitOperations.TrailingZeroCount(equal)).Take(instrument, tags);
    }

    // Remembers which series these objects lead to, from the second time they are seen: those that are made anew for each measurement never
    // come twice, and so never displace those that do.
    internal void Offer(ulong hash, CapturedInstrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, Series series)
    {
        uint mark = Mark(hash);
        ref uint candidate = ref _candidates[(int)(hash >> 8) & (Entries - 1)];
        if (candidate != mark)
        {
            candidate = mark;
            return;
        }

        int set = (int)hash & (Entries - Ways);
        int free = _marks.AsSpan(set, Ways).IndexOf(0u);
        int place = set + (free >= 0 ? free : (int)(hash >> 40) & (Ways - 1));
        if (_entries[place].Overwrite(instrument, tags, series))
            Volatile.Write(ref _marks[place], mark);
    }

    // Lets go of every object and series.
    internal void Clear()
    {
        for (int place = 0; place < Entries; place++)
        {
            if (_marks[place] == 0)
                continue;
            _marks[place] = 0;
            _entries[place].Overwrite(null, default, null);
        }
    }

    // 0 means an empty place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mark(ulong hash) => (uint)(hash >> 32) | 1;

    [InlineArray(TagBuffer.Length)]
    private struct Tags
    {
        private KeyValuePair<string, object?> _first;
    }

    private struct Entry
    {
        private int _version;
        private int _count;
        private CapturedInstrument? _instrument;
        private Series? _series;
        private Tags _tags;

        // The barrier pairs with the writes in Overwrite: with an unchanged even version, tags and series belong together.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal readonly Series? Take(CapturedInstrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            int version = Volatile.Read(in _version);
            if (_count != tags.Length || !ReferenceEquals(_instrument, instrument))
                return null;
            ReadOnlySpan<KeyValuePair<string, object?>> held = _tags;
            for (int index = 0; index < tags.Length && index < held.Length; index++)
            {
                if (!ReferenceEquals(held[index].Value, tags[index].Value) || !ReferenceEquals(held[index].Key, tags[index].Key))
                    return null;
            }

            Series? series = _series;
            Volatile.ReadBarrier();
            return (version & 1) == 0 && _version == version ? series : null;
        }

        internal bool Overwrite(CapturedInstrument? instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, Series? series)
        {
            int version = _version;
            if ((version & 1) != 0 || Interlocked.CompareExchange(ref _version, version + 1, version) != version)
                return false;
            Span<KeyValuePair<string, object?>> held = _tags;
            tags.CopyTo(held);
            held[tags.Length..].Clear();
            _count = tags.Length;
            _instrument = instrument;
            _series = series;
            Volatile.Write(ref _version, version + 2);
            return true;
        }
    }
}
