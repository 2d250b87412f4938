using System.Text;
using Instrumentation.Budgets;
using Instrumentation.Chunks;

namespace Instrumentation.Monitoring;

/// <summary>Writes the parts of an SLO's state as bytes.</summary>
internal static class SloRecordWriter
{
    public static void WriteText(ByteWriter writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        writer.WriteVariable((ulong)bytes.Length);
        writer.Write(bytes);
    }

    public static void WriteTexts(ByteWriter writer, IReadOnlyList<string> texts)
    {
        writer.WriteVariable((ulong)texts.Count);
        foreach (string text in texts)
            WriteText(writer, text);
    }

    public static void Write(ByteWriter writer, SloSnapshot snapshot)
    {
        Write(writer, snapshot.All);
        writer.WriteSigned(snapshot.BadMinutesSince);
        writer.WriteSigned(snapshot.MeasuredSince);
        writer.WriteSigned(snapshot.MeasuredUntil);
        writer.WriteSigned(snapshot.SlicesUntil);
        foreach (IReadOnlyDictionary<long, EventCounts> tier in snapshot.Tiers)
            Write(writer, [.. tier.Select(bucket => (bucket.Key, bucket.Value))]);
        Write(writer, [.. snapshot.BadByMinute.Select(minute => (minute.Key, new EventCounts(0, minute.Value)))]);
        Write(writer, snapshot.Slices);
        Write(writer, [.. snapshot.Gaps.Select(gap => (gap.From, new EventCounts(gap.To, 0)))]);
    }

    public static void Write(ByteWriter writer, IReadOnlyList<BudgetExclusion> exclusions)
    {
        writer.WriteVariable((ulong)exclusions.Count);
        foreach (BudgetExclusion exclusion in exclusions)
        {
            WriteTexts(writer, [exclusion.Id, exclusion.Reason, exclusion.Author, exclusion.Recurrence?.Zone?.Id ?? ""]);
            writer.WriteSigned(exclusion.From.ToUnixTimeMilliseconds());
            writer.WriteSigned(exclusion.To.ToUnixTimeMilliseconds());
            writer.WriteSigned((int)exclusion.Kind);
            writer.WriteSigned(exclusion.Recurrence?.Days ?? 0);
            writer.WriteSigned(exclusion.Recurrence?.Until?.ToUnixTimeMilliseconds() ?? long.MaxValue);
        }
    }

    // Keys ascend, so that the differences are small.
    private static void Write(ByteWriter writer, IReadOnlyList<(long Key, EventCounts Counts)> buckets)
    {
        writer.WriteVariable((ulong)buckets.Count);
        long before = 0;
        foreach ((long key, EventCounts counts) in buckets)
        {
            writer.WriteSigned(key - before);
            before = key;
            Write(writer, counts);
        }
    }

    private static void Write(ByteWriter writer, EventCounts counts)
    {
        writer.WriteDouble(counts.Good);
        writer.WriteDouble(counts.Bad);
    }
}
