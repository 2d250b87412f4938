using System.Text;
using Instrumentation.Budgets;
using Instrumentation.Chunks;

namespace Instrumentation.Monitoring;

/// <summary>Reads what <see cref="SloRecordWriter"/> wrote; what is no such record ends in an exception, which the journal counts.</summary>
internal ref struct SloRecordReader(ReadOnlySpan<byte> bytes)
{
    private ByteReader _reader = new(bytes, 0);

    public string Text()
    {
        int length = Count();
        string text = Encoding.UTF8.GetString(_reader.Rest[..length]);
        _reader.Skip(length);
        return text;
    }

    public string[] Texts()
    {
        var texts = new string[Count()];
        for (int place = 0; place < texts.Length; place++)
            texts[place] = Text();
        return texts;
    }

    public long Signed() => _reader.ReadSigned();

    public double Number() => _reader.ReadDouble();

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeMilliseconds(Signed());

    /// <summary>A number of things that follow, each of which takes a byte at least.</summary>
    public int Count()
    {
        ulong count = _reader.ReadVariable();
        return count <= (ulong)_reader.Rest.Length ? (int)count : throw new InvalidDataException("A record ends too early.");
    }

    public SloSnapshot Snapshot()
    {
        var parts = new SnapshotParts
        {
            All = Counts(),
            BadMinutesSince = Signed(),
            MeasuredSince = Signed(),
            MeasuredUntil = Signed(),
            SlicesUntil = Signed(),
        };
        foreach (SortedDictionary<long, EventCounts> tier in parts.Tiers)
        {
            foreach ((long key, EventCounts counts) in Buckets())
                tier[key] = counts;
        }

        foreach ((long minute, EventCounts counts) in Buckets())
            parts.BadMinutes[minute] = counts.Bad;
        parts.Slices.AddRange(Buckets());
        parts.Gaps.AddRange(Buckets().Select(gap => (gap.Key, (long)gap.Counts.Good)));
        return SloSnapshot.Of(parts);
    }

    public BudgetExclusion[] Exclusions()
    {
        var exclusions = new BudgetExclusion[Count()];
        for (int place = 0; place < exclusions.Length; place++)
        {
            string[] texts = Texts();
            var exclusion = new BudgetExclusion(texts[0], Time(), Time(), texts[1], texts[2]) { Kind = (ExclusionKind)Signed() };
            int days = (int)Signed();
            long until = Signed();
            if (days > 0)
            {
                TimeZoneInfo? zone = texts[3].Length > 0 ? TimeZoneInfo.FindSystemTimeZoneById(texts[3]) : null;
                exclusion = exclusion with { Recurrence = new ExclusionRecurrence(days, until == long.MaxValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(until), zone) };
            }

            exclusions[place] = exclusion;
        }

        return exclusions;
    }

    private List<(long Key, EventCounts Counts)> Buckets()
    {
        int count = Count();
        var buckets = new List<(long Key, EventCounts Counts)>(count);
        long key = 0;
        for (; count > 0; count--)
            buckets.Add((key += Signed(), Counts()));
        return buckets;
    }

    private EventCounts Counts() => new(Number(), Number());
}
