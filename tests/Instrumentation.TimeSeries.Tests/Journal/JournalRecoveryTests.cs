using System.Buffers.Binary;

namespace Instrumentation.Journal;

public class JournalRecoveryTests
{
    private const string Journal = ".journal";

    private SimulatedDisk _disk = null!;
    private string _name = null!;
    private byte[] _bytes = null!;
    private long _count;

    /// <summary>One segment of 64 KiB: a checkpoint with entries of its own, then records.</summary>
    [OneTimeSetUp]
    public async Task WriteSegment()
    {
        _disk = new SimulatedDisk();
        var state = new ChainState(payloadBytes: 230, checkpointEntries: 20);
        for (int number = 0; number < 3; number++)
            state.Append(await OpenAsync(new SimulatedDisk(), state));
        StateJournal journal = await OpenAsync(_disk, state);
        _name = _disk.Current;
        while (_disk[_name].Length < 64 * 1024 - 240)
        {
            state.Append(journal);
            await state.CommitAsync(journal);
        }

        _bytes = _disk[_name];
        _count = state.Count;
        Assert.That(_bytes, Has.Length.InRange(64 * 1024 - 240, 64 * 1024));
    }

    [Test]
    public void The_whole_segment_is_read()
    {
        (ChainState state, JournalStatus status) = Recover(_bytes);
        Assert.That((state.Count, status.CorruptSegments, status.DamagedBytes, status.RecordsRecovered), Is.EqualTo((_count, 0, 0, _count - 3 + 21)));
    }

    [Test]
    public void A_flipped_bit_anywhere_costs_what_follows_and_nothing_before()
    {
        int[] bits = [.. Enumerable.Range(0, FullSize.Or(8, 1))];
        byte[] bytes = [.. _bytes];
        for (int place = 0; place < bytes.Length; place++)
        {
            foreach (int bit in bits)
            {
                byte mask = (byte)(1 << ((bit + place) % 8));
                bytes[place] ^= mask;
                (ChainState state, JournalStatus status) = Read(bytes);
                bytes[place] ^= mask;
                long expected = SoundRecords(place) is { } records ? 3 + records : 0;
                if (state.Broken is not null || state.Count != expected || status.CorruptSegments != 1 || status.DamagedBytes == 0)
                    Assert.Fail($"byte {place}, mask {mask}: {state.Broken}; {state.Count} of {expected}; {status}");
            }
        }
    }

    [Test]
    public void A_segment_cut_anywhere_is_read_as_far_as_it_goes()
    {
        for (int length = 0; length < _bytes.Length; length++)
        {
            (ChainState state, JournalStatus status) = Read(_bytes[..length]);
            long? records = SoundRecords(length);
            bool isBetweenRecords = records is not null && SoundRecords(length - 1) != records;
            if (state.Broken is not null || state.Count != (records is null ? 0 : 3 + records) || status.CorruptSegments != (isBetweenRecords ? 0 : 1))
                Assert.Fail($"length {length}: {state.Broken}; {state.Count} of {records}; {status}");
        }
    }

    private static IEnumerable<TestCaseData> Damages()
    {
        yield return new TestCaseData("empty", (Func<byte[], List<int>, byte[]>)((_, _) => []));
        yield return new TestCaseData("one byte cut off the end", (Func<byte[], List<int>, byte[]>)((bytes, _) => bytes[..^1]));
        yield return new TestCaseData("cut in half", (Func<byte[], List<int>, byte[]>)((bytes, _) => bytes[..(bytes.Length / 2)]));
        yield return new TestCaseData("first byte", Flip((_, _) => 0));
        yield return new TestCaseData("length of the first frame", Flip((_, frames) => frames[0]));
        yield return new TestCaseData("checksum of the first frame", Flip((_, frames) => frames[1] - 1));
        yield return new TestCaseData("type of the first frame", Flip((_, frames) => frames[0] + 5));
        yield return new TestCaseData("payload of the first frame", Flip((_, frames) => frames[0] + 8));
        yield return new TestCaseData("length of a middle frame", Flip((_, frames) => frames[frames.Count / 2] + 1));
        yield return new TestCaseData("checksum of a middle frame", Flip((_, frames) => frames[(frames.Count / 2) + 1] - 2));
        yield return new TestCaseData("payload of the last frame", Flip((bytes, _) => bytes.Length - 10));
        yield return new TestCaseData("zeros at the end", (Func<byte[], List<int>, byte[]>)((bytes, _) => [.. bytes, .. new byte[4_096]]));
    }

    [TestCaseSource(nameof(Damages))]
    public void Damage_is_counted_cut_off_and_kept(string what, Func<byte[], List<int>, byte[]> damage)
    {
        byte[] damaged = damage(_bytes, Frames());
        SimulatedDisk disk = With(damaged);
        (ChainState state, JournalStatus status) = Recover(disk);
        Assert.That(state.Broken, Is.Null, what);
        Assert.That(state.Count, Is.Zero.Or.InRange(3, _count), what);
        Assert.That((status.Mode, status.CorruptSegments, status.Failures), Is.EqualTo((JournalMode.Persistent, 1, 0)), what);
        Assert.That(disk[_name + ".damaged"], Is.EqualTo(damaged), what);

        (ChainState again, JournalStatus second) = Recover(disk.Copy());
        Assert.That((again.Count, second.CorruptSegments), Is.EqualTo((state.Count, 0)), what);
    }

    [Test]
    public async Task A_damaged_checkpoint_falls_back_to_the_segment_before()
    {
        SimulatedDisk disk = With(_bytes);
        var state = new ChainState(checkpointEntries: 20);
        StateJournal journal = await OpenAsync(disk, state);
        await state.AppendDurableAsync(journal);
        await journal.DisposeAsync();
        byte[] newest = disk[disk.Current];
        newest[500] ^= 1;
        disk[disk.Current] = newest;
        string name = disk.Current;

        (ChainState restored, JournalStatus status) = Recover(disk);
        Assert.That((restored.Broken, restored.Count, status.CorruptSegments, status.DamagedBytes), Is.EqualTo((null as string, _count, 1, newest.Length)));
        Assert.That(disk[name + ".damaged"], Is.EqualTo(newest));
    }

    [Test]
    public async Task A_segment_with_a_whole_checkpoint_is_read_whatever_became_of_those_before()
    {
        SimulatedDisk disk = With(_bytes);
        var state = new ChainState();
        StateJournal journal = await OpenAsync(disk, state);
        await state.AppendDurableAsync(journal);
        await journal.DisposeAsync();
        disk[_name] = _bytes[..30_000];
        (ChainState restored, JournalStatus status) = Recover(disk);
        Assert.That((restored.Count, status.CorruptSegments), Is.EqualTo((_count + 1, 0)));
    }

    [TestCase(6, "a newer format")]
    [TestCase(7, "a newer version of the state")]
    public async Task A_newer_file_is_kept_aside_and_the_one_before_is_read(int place, string what)
    {
        SimulatedDisk disk = With(_bytes);
        byte[] newer = [.. _bytes];
        newer[place] = 9;
        BinaryPrimitives.WriteInt64LittleEndian(newer.AsSpan(8), 77);
        BinaryPrimitives.WriteUInt32LittleEndian(newer.AsSpan(16), Crc32C.Append(0, newer.AsSpan(0, 16)));
        disk["0000000077.journal"] = newer;

        var state = new ChainState();
        StateJournal journal = await OpenAsync(disk, state);
        Assert.That((state.Count, journal.Status.Mode, journal.Status.NewerSegments, journal.Status.CorruptSegments), Is.EqualTo((_count, JournalMode.Persistent, 1, 0)), what);
        Assert.That(disk["0000000077.journal.newer"], Is.EqualTo(newer));
        Assert.That(disk.Current, Is.EqualTo("0000000078.journal"));
        await journal.DisposeAsync();

        for (int opening = 0; opening < 2 * JournalConstants.MaxDamagedFiles; opening++)
            Recover(disk);
        Assert.That(disk["0000000077.journal.newer"], Is.EqualTo(newer));
    }

    [Test]
    public void A_version_byte_that_a_flipped_bit_raised_is_damage()
    {
        byte[] bytes = [.. _bytes];
        bytes[6] = 3;
        (_, JournalStatus status) = Recover(bytes);
        Assert.That((status.NewerSegments, status.CorruptSegments), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Records_of_an_older_version_are_read_and_say_so()
    {
        SimulatedDisk disk = With(_bytes);
        var versions = new HashSet<int>();
        var state = new Recorder(entry => versions.Add(entry.StateVersion));
        await using StateJournal journal = await StateJournal.OpenAsync(disk, new JournalOptions { StateVersion = 5 }, state, new FakeClock(), default);
        Assert.That(versions, Is.EqualTo(new[] { 1 }));
        Assert.That(disk[disk.Current][7], Is.EqualTo(5));
    }

    [Test]
    public async Task A_record_that_the_state_rejects_is_damage_from_there_on()
    {
        SimulatedDisk disk = With(_bytes);
        int seen = 0;
        var state = new Recorder(_ =>
        {
            if (++seen == 30)
                throw new FormatException("no such record");
        });
        await using StateJournal journal = await OpenAsync(disk, state);
        JournalStatus status = journal.Status;
        Assert.That((seen, status.RecordsRecovered, status.CorruptSegments, status.Mode), Is.EqualTo((30, 29, 1, JournalMode.Persistent)));
        Assert.That(status.LastFailure, Does.Contain("no such record"));
        Assert.That(disk.Names, Has.Member(_name + ".damaged"));
    }

    [Test]
    public async Task A_checkpoint_that_the_state_rejects_is_taken_back()
    {
        SimulatedDisk disk = With(_bytes);
        var state = new Recorder(entry =>
        {
            if (entry.IsCheckpoint)
                throw new FormatException("no such entry");
        });
        await using StateJournal journal = await OpenAsync(disk, state);
        Assert.That((state.Clears, journal.Status.CorruptSegments, journal.Status.DamagedBytes), Is.EqualTo((1, 1, _bytes.Length)));
    }

    [Test]
    public void Damaged_files_do_not_pile_up()
    {
        SimulatedDisk disk = With(_bytes);
        for (int opening = 0; opening < 10; opening++)
        {
            byte[] bytes = disk[disk.Current];
            bytes[^1] ^= 1;
            disk[disk.Current] = bytes;
            Recover(disk);
        }

        Assert.That(disk.Names.Count(name => name.EndsWith(".damaged", StringComparison.Ordinal)), Is.EqualTo(JournalConstants.MaxDamagedFiles));
        Assert.That(disk.Names.Count(name => name.EndsWith(Journal, StringComparison.Ordinal)), Is.LessThanOrEqualTo(2));
    }

    [Test]
    public void Files_of_others_are_left_alone()
    {
        SimulatedDisk disk = With(_bytes);
        disk["notes.txt"] = [1];
        disk["0000000099.journal.new"] = [2];
        Recover(disk);
        Assert.That(disk.Names, Has.Member("notes.txt").And.No.Member("0000000099.journal.new"));
        Assert.That(disk.Current, Is.EqualTo("0000000100.journal"));
    }

    private static Func<byte[], List<int>, byte[]> Flip(Func<byte[], List<int>, int> place) => (bytes, frames) =>
    {
        byte[] flipped = [.. bytes];
        flipped[place(bytes, frames)] ^= 0x10;
        return flipped;
    };

    private static Task<StateJournal> OpenAsync(IJournalStorage disk, IJournaledState state) =>
        StateJournal.OpenAsync(disk, new JournalOptions { MaxSegmentBytes = 1 << 20 }, state, new FakeClock(), default);

    private (ChainState State, JournalStatus Status) Recover(byte[] bytes) => Recover(With(bytes));

    private static (ChainState State, JournalStatus Status) Recover(SimulatedDisk disk)
    {
        var state = new ChainState();
        StateJournal journal = OpenAsync(disk, state).GetAwaiter().GetResult();
        JournalStatus status = journal.Status;
        journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return (state, status);
    }

    /// <summary>Recovers without beginning a new segment, for tests that do it very often.</summary>
    private (ChainState State, JournalStatus Status) Read(byte[] bytes)
    {
        var state = new ChainState();
        var tally = new JournalTally();
        using var folder = new JournalFolder(With(bytes), 1 << 20, tally);
        new JournalRecovery(folder, state, tally, 1).Run(folder.Look());
        return (state, tally.Status);
    }

    private SimulatedDisk With(byte[] bytes) => new() { [_name] = bytes };

    /// <summary>How many records stand wholly before a place; null where the checkpoint does not.</summary>
    private long? SoundRecords(int place)
    {
        int records = _ends.Value.BinarySearch(place);
        records = (records < 0 ? ~records : records + 1) - 1;
        return records < 0 ? null : records;
    }

    private Lazy<List<int>> _ends = null!;

    [SetUp]
    public void FindEnds() => _ends ??= new Lazy<List<int>>(() =>
    {
        List<int> frames = Frames();
        int end = frames.FindIndex(frame => _bytes[frame + 4] == (byte)FrameKind.CheckpointEnd) + 1;
        return [.. frames[end..], _bytes.Length];
    });

    private List<int> Frames()
    {
        var frames = new List<int>();
        for (int place = SegmentHeader.Size; place < _bytes.Length; place += FrameBuffer.Overhead + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(place)))
            frames.Add(place);
        return frames;
    }

    private sealed class Recorder(RestoreEntry restore) : IJournaledState
    {
        public int Clears { get; private set; }

        public void Clear() => Clears++;

        public void Restore(JournalEntry entry) => restore(entry);

        public Action<JournalCheckpointWriter> Capture() => _ => { };
    }

    private delegate void RestoreEntry(JournalEntry entry);
}
