using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Instrumentation.Recording;

// The first level of the lookup by name: recognises the very strings of an earlier call by their references, for zero to three tags.
// The places to look at come from the strings' addresses, which are only hints: a moved string is looked for in the wrong place and found by
// content instead. A match compares references that the entry itself holds. Entries are overwritten in place under a version, even when
// stable; a reader takes what it read only if the version stayed the same. Four entries share a set, found by one vector comparison.
internal sealed class ReferenceCache
{
    internal const int MinEntries = 256;
    internal const int MaxEntries = 4096;
    private const int Ways = 4;
    private readonly uint[] _hashes;
    private readonly Entry[] _entries;
    private readonly uint[] _candidates;
    private readonly int _setMask;

    internal ReferenceCache(int entries)
    {
        _hashes = new uint[entries];
        _entries = new Entry[entries];
        _candidates = new uint[entries];
        _setMask = entries - Ways;
    }

    internal int Size => _entries.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(string name) => Finish(Address(name) * 0x9E37_79B9_7F4A_7C15);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(string name, in Tag tag) => Finish((Address(name) * 0x9E37_79B9_7F4A_7C15) + (Address(tag) * 0xC2B2_AE3D_27D4_EB4F));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(string name, in Tag tag1, in Tag tag2)
        => Finish((Address(name) * 0x9E37_79B9_7F4A_7C15) + (Address(tag1) * 0xC2B2_AE3D_27D4_EB4F) + (Address(tag2) * 0x1656_67B1_9E37_79F9));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(string name, in Tag tag1, in Tag tag2, in Tag tag3)
        => Finish((Address(name) * 0x9E37_79B9_7F4A_7C15) + (Address(tag1) * 0xC2B2_AE3D_27D4_EB4F) + (Address(tag2) * 0x1656_67B1_9E37_79F9) + (Address(tag3) * 0x27D4_EB2F_1656_67C5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Series? Find(ulong hash, string name)
    {
        ref Entry entry = ref Candidate(hash);
        if (Unsafe.IsNullRef(ref entry))
            return null;
        int version = Volatile.Read(ref entry.Version);
        return entry.Count == 0 && ReferenceEquals(entry.Name, name) ? entry.Take(version) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Series? Find(ulong hash, string name, in Tag tag)
    {
        ref Entry entry = ref Candidate(hash);
        if (Unsafe.IsNullRef(ref entry))
            return null;
        int version = Volatile.Read(ref entry.Version);
        return entry.Count == 1 && ReferenceEquals(entry.Name, name) && Same(entry.Tag1, tag) ? entry.Take(version) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Series? Find(ulong hash, string name, in Tag tag1, in Tag tag2)
    {
        ref Entry entry = ref Candidate(hash);
        if (Unsafe.IsNullRef(ref entry))
            return null;
        int version = Volatile.Read(ref entry.Version);
        return entry.Count == 2 && ReferenceEquals(entry.Name, name) && Same(entry.Tag1, tag1) && Same(entry.Tag2, tag2) ? entry.Take(version) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Series? Find(ulong hash, string name, in Tag tag1, in Tag tag2, in Tag tag3)
    {
        ref Entry entry = ref Candidate(hash);
        if (Unsafe.IsNullRef(ref entry))
            return null;
        int version = Volatile.Read(ref entry.Version);
        return entry.Count == 3 && ReferenceEquals(entry.Name, name) && Same(entry.Tag1, tag1) && Same(entry.Tag2, tag2) && Same(entry.Tag3, tag3)
            ? entry.Take(version)
            : null;
    }

    // Remembers which series these references lead to, from the second time they are seen: strings that are built anew for each call never
    // come twice, and so never displace those that do.
    internal void Offer(ulong hash, Series series, string name, ReadOnlySpan<Tag> tags)
    {
        uint mark = Mark(hash);
        ref uint candidate = ref _candidates[(int)(hash >> 8) & (_candidates.Length - 1)];
        if (candidate != mark)
        {
            candidate = mark;
            return;
        }

        int set = (int)hash & _setMask;
        int way = set + (int)((hash >> 40) & (Ways - 1));
        for (int free = set; free < set + Ways; free++)
        {
            // An entry whose strings have moved since is never found again.
            if (_hashes[free] == 0 || Mark(_entries[free].Hash()) != _hashes[free])
            {
                way = free;
                break;
            }
        }

        if (_entries[way].Overwrite(series, name, tags))
            Volatile.Write(ref _hashes[way], mark);
    }

    // Lets go of every string and series.
    internal void Clear()
    {
        for (int place = 0; place < _entries.Length; place++)
        {
            if (_hashes[place] == 0)
                continue;
            _hashes[place] = 0;
            _entries[place].Overwrite(null, null, default);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong Address(string name)
        => name is null ? 0 : (ulong)Unsafe.AsPointer(ref Unsafe.AsRef(in name.GetPinnableReference()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Address(in Tag tag)
        => (ulong)Unsafe.As<string?, nuint>(ref Unsafe.AsRef(in tag.Text)) + (ulong)tag.Bits + ((ulong)Unsafe.As<string, nuint>(ref Unsafe.AsRef(in tag.Key)) << 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong sum) => sum ^ (sum >> 29);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mark(ulong hash) => (uint)(hash >> 32) | 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Same(in Tag left, in Tag right) => ReferenceEquals(left.Text, right.Text) && left.Bits == right.Bits && ReferenceEquals(left.Key, right.Key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Entry Candidate(ulong hash)
    {
        int set = (int)hash & _setMask;
        Vector128<uint> marks = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_hashes), (nuint)set);
        uint equal = Vector128.Equals(marks, Vector128.Create(Mark(hash))).ExtractMostSignificantBits();
        if (equal == 0)
            return ref Unsafe.NullRef<Entry>();
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), set + System.Numerics.BitOperations.TrailingZeroCount(equal));
    }

    private struct Entry
    {
        internal int Version;
        internal int Count;
        internal string? Name;
        internal Series? Series;
        internal Tag Tag1;
        internal Tag Tag2;
        internal Tag Tag3;

        // The barrier pairs with the writes in Overwrite: with an unchanged even version, name, tags and series belong together.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal readonly Series? Take(int version)
        {
            Series? series = Series;
            Volatile.ReadBarrier();
            return (version & 1) == 0 && Version == version ? series : null;
        }

        // The hash by where the strings lie now; while another thread writes the entry, any number.
        internal readonly ulong Hash() => Name is not { } name ? 0 : Count switch
        {
            0 => ReferenceCache.Hash(name),
            1 => ReferenceCache.Hash(name, Tag1),
            2 => ReferenceCache.Hash(name, Tag1, Tag2),
            _ => ReferenceCache.Hash(name, Tag1, Tag2, Tag3),
        };

        internal bool Overwrite(Series? series, string? name, ReadOnlySpan<Tag> tags)
        {
            int version = Version;
            if ((version & 1) != 0 || Interlocked.CompareExchange(ref Version, version + 1, version) != version)
                return false;
            Series = series;
            Name = name;
            Count = tags.Length;
            Tag1 = tags.Length > 0 ? tags[0] : default;
            Tag2 = tags.Length > 1 ? tags[1] : default;
            Tag3 = tags.Length > 2 ? tags[2] : default;
            Volatile.Write(ref Version, version + 2);
            return true;
        }
    }
}
