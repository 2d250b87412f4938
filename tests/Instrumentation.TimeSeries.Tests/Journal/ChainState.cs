using System.Buffers.Binary;

namespace Instrumentation.Journal;

/// <summary>
/// A state whose every value follows from how many records made it: each record names its number and the hash before it, so that a lost, repeated or
/// exchanged record shows.
/// </summary>
/// <param name="payloadBytes">The length of a record, at least 16.</param>
/// <param name="checkpointEntries">How many entries of 1,000 bytes a checkpoint has besides the one that counts.</param>
internal sealed class ChainState(int payloadBytes = 16, int checkpointEntries = 0) : IJournaledState
{
    private const byte RecordType = 7;
    private const byte HeadType = 1;
    private const byte FillerType = 2;

    private readonly Lock _lock = new();
    private ulong _hash = Begin;
    private int _fillers;

    private const ulong Begin = 0x9E3779B97F4A7C15;

    /// <summary>How many records made the state.</summary>
    public long Count { get; private set; }

    /// <summary>What was wrong with what came back; null where nothing was.</summary>
    public string? Broken { get; private set; }

    /// <summary>How many records came after the checkpoint.</summary>
    public long Restored { get; private set; }

    /// <summary>Throws this when it is captured.</summary>
    public Exception? CaptureFault { get; set; }

    /// <summary>Throws while the checkpoint is written.</summary>
    public Exception? WriteFault { get; set; }

    public int Captures { get; private set; }

    public void Clear()
    {
        Count = 0;
        _hash = Begin;
        _fillers = 0;
        Restored = 0;
    }

    public void Restore(JournalEntry entry)
    {
        if (entry.Type == FillerType)
        {
            Check(entry.IsCheckpoint && entry.Payload.Length == 1_000 && entry.Payload.IndexOfAnyExcept((byte)_fillers) < 0, "an entry changed");
            _fillers++;
            return;
        }

        long number = BinaryPrimitives.ReadInt64LittleEndian(entry.Payload);
        ulong hash = BinaryPrimitives.ReadUInt64LittleEndian(entry.Payload[8..]);
        if (entry.Type == HeadType)
        {
            Check(entry.IsCheckpoint && Count == 0 && hash == HashOf(number), $"the checkpoint of {number} is none");
            Count = number;
            _hash = hash;
            return;
        }

        Check(!entry.IsCheckpoint && entry.Type == RecordType && number == Count && hash == _hash, $"record {number} follows {Count}");
        Check(entry.Payload[16..].IndexOfAnyExcept((byte)number) < 0, $"record {number} changed");
        Restored++;
        Next();
    }

    public Action<JournalCheckpointWriter> Capture()
    {
        Captures++;
        if (CaptureFault is not null)
            throw CaptureFault;
        byte[] head;
        lock (_lock)
            head = Head();
        return writer =>
        {
            writer.Write(HeadType, head);
            if (WriteFault is not null)
                throw WriteFault;
            byte[] filler = new byte[1_000];
            for (int entry = 0; entry < checkpointEntries; entry++)
            {
                filler.AsSpan().Fill((byte)entry);
                writer.Write(FillerType, filler);
            }
        };
    }

    /// <summary>Changes the state and appends the record of that.</summary>
    /// <returns>The count with it.</returns>
    public long Append(StateJournal journal)
    {
        lock (_lock)
        {
            journal.Append(RecordType, Record());
            return Next();
        }
    }

    public async Task<(long Count, bool IsDurable)> AppendDurableAsync(StateJournal journal)
    {
        ValueTask<bool> appending;
        long count;
        lock (_lock)
        {
            appending = journal.AppendDurableAsync(RecordType, Record());
            count = Next();
        }

        return (count, await appending);
    }

    public ValueTask<bool> CommitAsync(StateJournal journal, bool flush = false)
    {
        lock (_lock)
            return journal.CommitAsync(flush);
    }

    private byte[] Record()
    {
        byte[] record = new byte[payloadBytes];
        record.AsSpan().Fill((byte)Count);
        Head().CopyTo(record, 0);
        return record;
    }

    private byte[] Head()
    {
        byte[] head = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(head, Count);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(8), _hash);
        return head;
    }

    private long Next()
    {
        _hash = Mix(_hash);
        return ++Count;
    }

    private static ulong HashOf(long count)
    {
        ulong hash = Begin;
        for (long number = 0; number < count; number++)
            hash = Mix(hash);
        return hash;
    }

    private static ulong Mix(ulong hash) => ((hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9) + 1;

    private void Check(bool isRight, string wrong)
    {
        if (!isRight)
            Broken ??= wrong;
    }
}
