namespace Instrumentation.Journal;

/// <summary>Restores the state from the newest segment whose checkpoint is whole, and judges all others.</summary>
internal sealed class JournalRecovery(JournalFolder folder, IJournaledState state, JournalTally tally, int stateVersion)
{
    private enum Verdict
    {
        Sound,
        Damaged,
        Newer,
    }

    internal void Run(IReadOnlyList<StoredFile> files)
    {
        long restored = 0;
        foreach ((StoredFile file, long sequence) in Segments(files))
        {
            folder.Judged(file);
            Verdict verdict = Judge(file, sequence, headerOnly: restored > 0);
            if (verdict == Verdict.Newer)
            {
                tally.Newer();
                folder.SetAside(file.Name, SegmentName.Newer);
            }
            else if (restored == 0 && verdict == Verdict.Sound && TryRestore(file))
            {
                restored = sequence;
            }
        }

        folder.EndRecovery(restored);
    }

    private static IEnumerable<(StoredFile File, long Sequence)> Segments(IReadOnlyList<StoredFile> files)
    {
        var segments = new List<(StoredFile File, long Sequence)>();
        foreach (StoredFile file in files)
        {
            if (SegmentName.TryParse(file.Name, out long sequence, out string suffix) && suffix.Length == 0)
                segments.Add((file, sequence));
        }

        return segments.OrderByDescending(segment => segment.Sequence);
    }

    private Verdict Judge(StoredFile file, long sequence, bool headerOnly)
    {
        try
        {
            using var reader = SegmentReader.Open(folder.Storage, file.Name, tally);
            if (!reader.TryReadHeader(out SegmentHeader header))
                return headerOnly ? Verdict.Sound : SetDamagedAside(file, file.Length);
            if (header.FormatVersion > SegmentHeader.CurrentFormat || header.StateVersion > stateVersion)
                return Verdict.Newer;
            return headerOnly || (header.Sequence == sequence && HasCheckpoint(reader)) ? Verdict.Sound : SetDamagedAside(file, file.Length);
        }
        catch (Exception exception)
        {
            tally.Failed(exception);
            return headerOnly ? Verdict.Sound : SetDamagedAside(file, file.Length);
        }
    }

    private static bool HasCheckpoint(SegmentReader reader)
    {
        while (reader.TryRead(out SegmentReader.Frame frame))
        {
            if (frame.Kind != FrameKind.Entry)
                return frame.Kind == FrameKind.CheckpointEnd;
        }

        return false;
    }

    private bool TryRestore(StoredFile file)
    {
        bool isCheckpoint = true;
        long count = 0;
        long sound = 0;
        try
        {
            using var reader = SegmentReader.Open(folder.Storage, file.Name, tally);
            reader.TryReadHeader(out SegmentHeader header);
            while (reader.TryRead(out SegmentReader.Frame frame))
            {
                if (frame.Kind == FrameKind.CheckpointEnd)
                {
                    isCheckpoint = false;
                }
                else
                {
                    state.Restore(new JournalEntry(frame.Type, frame.Payload, header.StateVersion, isCheckpoint));
                    count++;
                }

                sound = reader.SoundBytes;
            }

            if (reader.UnsoundBytes > 0)
                SetDamagedAside(file, reader.UnsoundBytes);
        }
        catch (Exception exception)
        {
            tally.Failed(exception);
            SetDamagedAside(file, file.Length - sound);
        }

        if (!isCheckpoint)
        {
            tally.Recovered(count);
            return true;
        }

        Clear();
        return false;
    }

    private void Clear()
    {
        try
        {
            state.Clear();
        }
        catch (Exception exception)
        {
            tally.Failed(exception);
        }
    }

    private Verdict SetDamagedAside(StoredFile file, long bytes)
    {
        tally.Corrupt(bytes);
        folder.SetAside(file.Name, SegmentName.Damaged);
        return Verdict.Damaged;
    }
}
