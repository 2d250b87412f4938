using Instrumentation.Budgets;
using Instrumentation.Chunks;
using Instrumentation.Journal;
using Instrumentation.Recording;

namespace Instrumentation.Monitoring;

/// <summary>The counts of a monitor as its journal has them: whole in checkpoints, what came since as records.</summary>
internal sealed class KeptSlos(SloMonitor monitor) : IJournaledState
{
    public const int Version = 1;

    private const byte WholeEntry = 1;
    private const byte RunEntry = 2;
    private const byte MeasuredEntry = 3;
    private const byte ExclusionsEntry = 4;
    private const byte FrozenEntry = 5;
    private const byte ChangeEntry = 6;

    public int Restored { get; private set; }

    public void Clear()
    {
        monitor.Reset();
        Restored = 0;
    }

    public void Restore(JournalEntry entry)
    {
        var reader = new SloRecordReader(entry.Payload);
        if (entry.Type == RunEntry)
        {
            RestoreRun(ref reader);
            return;
        }

        // The audit trail stays, whatever becomes of the SLO.
        if (entry.Type == ChangeEntry)
        {
            RestoreChange(ref reader);
            return;
        }

        // What is no longer defined, or counted otherwise, is passed over.
        string shape = reader.Text();
        if (monitor.FindState(reader.Text(), new GroupKey(reader.Texts())) is not { } state || ShapeOf(state.Slo) != shape)
            return;
        switch (entry.Type)
        {
            case WholeEntry:
                state.History.Restore(reader.Snapshot());
                Restored++;
                break;
            case MeasuredEntry:
                RestoreMeasured(state, ref reader);
                break;
            case ExclusionsEntry:
                foreach (string id in (string[])[.. state.History.Exclusions.Select(exclusion => exclusion.Id)])
                    state.History.Include(id);
                foreach (BudgetExclusion exclusion in reader.Exclusions())
                    state.History.Exclude(exclusion);
                break;
            case FrozenEntry:
                state.Policy.Restore(reader.Signed() != 0);
                break;
            default:
                break;
        }
    }

    public Action<JournalCheckpointWriter> Capture()
    {
        var entries = new List<(byte Type, byte[] Payload)>();
        foreach (SloState state in monitor.States)
        {
            entries.Add((WholeEntry, Record(state, writer => SloRecordWriter.Write(writer, state.History.Capture()))));
            if (state.History.Exclusions.Count > 0)
                entries.Add((ExclusionsEntry, Record(state, writer => SloRecordWriter.Write(writer, state.History.Exclusions))));
            if (state.Policy.IsFrozen)
                entries.Add((FrozenEntry, Record(state, writer => writer.WriteSigned(1))));
        }

        entries.AddRange(monitor.ExclusionChanges.Select(Changed));
        return writer =>
        {
            foreach ((byte type, byte[] payload) in entries)
                writer.Write(type, payload);
        };
    }

    /// <summary>The record of a run: the events that were recorded since the run before.</summary>
    public static (byte Type, byte[] Payload) Run(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<(SloState State, EventCounts Counts)> events)
    {
        var writer = new ByteWriter();
        writer.WriteSigned(from.ToUnixTimeMilliseconds());
        writer.WriteSigned(to.ToUnixTimeMilliseconds());
        writer.WriteVariable((ulong)events.Count);
        foreach ((SloState state, EventCounts counts) in events)
        {
            SloRecordWriter.WriteText(writer, ShapeOf(state.Slo));
            SloRecordWriter.WriteText(writer, state.Slo.Name);
            SloRecordWriter.WriteTexts(writer, state.Group.Values);
            writer.WriteDouble(counts.Good);
            writer.WriteDouble(counts.Bad);
        }

        return (RunEntry, writer.Written.ToArray());
    }

    /// <summary>The record of a measurement.</summary>
    public static (byte Type, byte[] Payload) Measured(SloState state, DateTimeOffset from, DateTimeOffset to, EventCounts counts) => (MeasuredEntry, Record(state, writer =>
    {
        writer.WriteSigned(from.ToUnixTimeMilliseconds());
        writer.WriteSigned(to.ToUnixTimeMilliseconds());
        writer.WriteDouble(counts.Good);
        writer.WriteDouble(counts.Bad);
    }));

    /// <summary>The record of a state's exclusions as they are now.</summary>
    public static (byte Type, byte[] Payload) Exclusions(SloState state) => (ExclusionsEntry, Record(state, writer => SloRecordWriter.Write(writer, state.History.Exclusions)));

    /// <summary>The record of an entry of the audit trail.</summary>
    public static (byte Type, byte[] Payload) Changed(ExclusionChange change)
    {
        var writer = new ByteWriter();
        writer.WriteSigned(change.Time.ToUnixTimeMilliseconds());
        SloRecordWriter.WriteTexts(writer, [change.Slo, change.Author]);
        writer.WriteSigned(change.IsTakenBack ? 1 : 0);
        SloRecordWriter.Write(writer, [change.Exclusion]);
        return (ChangeEntry, writer.Written.ToArray());
    }

    /// <summary>The record of whether deployments are frozen.</summary>
    public static (byte Type, byte[] Payload) Frozen(SloState state) => (FrozenEntry, Record(state, writer => writer.WriteSigned(state.Policy.IsFrozen ? 1 : 0)));

    // Events and slices do not add up, nor do slices of other lengths.
    private static string ShapeOf(SloDefinition slo) => slo.Method == BudgetingMethod.Occurrences ? "events" : $"{slo.Method} {slo.Slice}";

    private static byte[] Record(SloState state, Action<ByteWriter> write)
    {
        var writer = new ByteWriter();
        SloRecordWriter.WriteText(writer, ShapeOf(state.Slo));
        SloRecordWriter.WriteText(writer, state.Slo.Name);
        SloRecordWriter.WriteTexts(writer, state.Group.Values);
        write(writer);
        return writer.Written.ToArray();
    }

    private void RestoreRun(ref SloRecordReader reader)
    {
        DateTimeOffset from = reader.Time();
        DateTimeOffset to = reader.Time();
        for (long left = reader.Count(); left > 0; left--)
        {
            string shape = reader.Text();
            SloState? state = monitor.FindState(reader.Text(), new GroupKey(reader.Texts()));
            double good = reader.Number();
            double bad = reader.Number();
            if (state is not null && ShapeOf(state.Slo) == shape)
                state.History.Add(to, good, bad);
        }

        foreach (SloState state in monitor.States.Where(state => state.Slo.Composite is null && state.Slo.Indicator.Source is RecordedSource))
            state.History.MarkMeasured(from, to);
    }

    private void RestoreChange(ref SloRecordReader reader)
    {
        DateTimeOffset time = reader.Time();
        string[] texts = reader.Texts();
        bool isTakenBack = reader.Signed() != 0;
        monitor.Restore(new ExclusionChange(time, texts[0], reader.Exclusions().Single(), isTakenBack, texts[1]));
    }

    private static void RestoreMeasured(SloState state, ref SloRecordReader reader)
    {
        DateTimeOffset from = reader.Time();
        DateTimeOffset to = reader.Time();
        state.History.Add(to, reader.Number(), reader.Number());
        state.History.MarkMeasured(from, to);
    }
}
