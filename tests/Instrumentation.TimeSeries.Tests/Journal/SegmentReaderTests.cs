namespace Instrumentation.Journal;

public class SegmentReaderTests
{
    private readonly JournalTally _tally = new();

    [FsCheck.NUnit.Property]
    public void What_is_written_is_read(byte[][] payloads, byte type)
    {
        var disk = new SimulatedDisk();
        using (var writer = SegmentWriter.Create(disk, 5, 3, _tally))
        {
            var frames = new FrameBuffer();
            foreach (byte[] payload in payloads)
            {
                frames.Add(FrameKind.Record, type, payload);
                if (payload.Length % 2 == 0)
                {
                    writer.Append(frames);
                    frames.Clear();
                }
            }

            writer.Append(frames);
        }

        using var reader = SegmentReader.Open(disk, disk.Names[0], _tally);
        Assert.That(reader.TryReadHeader(out SegmentHeader header), Is.True);
        Assert.That(header, Is.EqualTo(new SegmentHeader(SegmentHeader.CurrentFormat, 3, 5)));
        var read = new List<byte[]>();
        while (reader.TryRead(out SegmentReader.Frame frame))
        {
            Assert.That((frame.Kind, frame.Type), Is.EqualTo((FrameKind.Record, type)));
            read.Add(frame.Payload.ToArray());
        }

        Assert.That(reader.Damage, Is.Null);
        Assert.That(reader.UnsoundBytes, Is.Zero);
        Assert.That(read, Is.EqualTo(payloads));
    }

    [Test]
    public void The_longest_record_is_read()
    {
        var disk = new SimulatedDisk();
        byte[] payload = new byte[JournalConstants.MaxRecordBytes];
        new Random(1).NextBytes(payload);
        using (var writer = SegmentWriter.Create(disk, 1, 1, _tally))
        {
            var frames = new FrameBuffer();
            frames.Add(FrameKind.Record, 1, [1]);
            frames.Add(FrameKind.Record, 2, payload);
            writer.Append(frames);
        }

        using var reader = SegmentReader.Open(disk, disk.Names[0], _tally);
        reader.TryReadHeader(out _);
        reader.TryRead(out _);
        Assert.That(reader.TryRead(out SegmentReader.Frame frame), Is.True);
        Assert.That(frame.Payload.SequenceEqual(payload), Is.True);
    }

    [Test]
    public void Two_records_in_each_others_place_are_no_records()
    {
        var disk = new SimulatedDisk();
        using (var writer = SegmentWriter.Create(disk, 1, 1, _tally))
        {
            var frames = new FrameBuffer();
            frames.Add(FrameKind.Record, 1, [1, 2, 3]);
            frames.Add(FrameKind.Record, 1, [4, 5, 6]);
            writer.Append(frames);
        }

        byte[] bytes = disk[disk.Names[0]];
        disk[disk.Names[0]] = [.. bytes[..20], .. bytes[33..46], .. bytes[20..33]];
        using var reader = SegmentReader.Open(disk, disk.Names[0], _tally);
        reader.TryReadHeader(out _);
        Assert.That(reader.TryRead(out _), Is.False);
        Assert.That(reader.Damage, Is.EqualTo("a checksum does not match"));
    }
}
