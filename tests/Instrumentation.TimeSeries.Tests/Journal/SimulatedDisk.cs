namespace Instrumentation.Journal;

/// <summary>
/// A folder in memory that keeps apart what is synced from what is not, so that a crash can lose and reorder the latter; and that fails where a test says.
/// Safe from several threads.
/// </summary>
internal sealed class SimulatedDisk : IJournalStorage
{
    private const int SectorBytes = 512;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DiskFile> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiskFile> _durableNames = new(StringComparer.Ordinal);
    private readonly List<Action<Dictionary<string, DiskFile>>> _pending = [];
    private bool _isLocked;

    /// <summary>What each call throws, by its number from 1 and its name; null for none.</summary>
    public Func<int, string, Exception?>? Fault { get; set; }

    /// <summary>Whether a call that fails has its effect all the same; of what it appends, half.</summary>
    public bool FailsLate { get; set; }

    public int Calls { get; private set; }

    public Dictionary<string, int> CallsByName { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs inside each call, before it has an effect.</summary>
    public Action<string>? OnCall { get; set; }

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock)
                return [.. _names.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public byte[] this[string name]
    {
        get
        {
            lock (_lock)
                return _names[name].Bytes.ToArray();
        }

        set
        {
            lock (_lock)
            {
                var file = new DiskFile(value);
                _names[name] = file;
                _durableNames[name] = file;
            }
        }
    }

    /// <summary>The segment that is in use: the one of the greatest number.</summary>
    public string Current => Names.Last(name => name.EndsWith(".journal", StringComparison.Ordinal));

    /// <summary>Makes a disk as a crash could leave this one.</summary>
    /// <param name="random">Decides what of the unsynced survives.</param>
    public SimulatedDisk AfterCrash(Random random)
    {
        double share = random.Next(4) switch { 0 => 0, 1 => 1, 2 => 0.9, _ => 0.5 };
        var disk = new SimulatedDisk();
        lock (_lock)
        {
            var names = new Dictionary<string, DiskFile>(_durableNames, StringComparer.Ordinal);
            foreach (Action<Dictionary<string, DiskFile>> change in _pending)
            {
                if (random.NextDouble() < share)
                    change(names);
            }

            foreach ((string name, DiskFile file) in names)
                disk[name] = file.AfterCrash(random, share);
        }

        return disk;
    }

    /// <summary>Makes a copy, with everything synced.</summary>
    public SimulatedDisk Copy()
    {
        var disk = new SimulatedDisk();
        foreach (string name in Names)
            disk[name] = this[name];
        return disk;
    }

    public void CreateFolder() => Call(nameof(CreateFolder), () => 0);

    public IDisposable? TryLock(string name) => Call(nameof(TryLock), () =>
    {
        if (_isLocked)
            return null;
        _isLocked = true;
        return (IDisposable)new DiskLock(this);
    });

    public IReadOnlyList<StoredFile> List() => Call(nameof(List), () => _names.Select(pair => new StoredFile(pair.Key, pair.Value.Bytes.Length)).ToList());

    public IStoredReader OpenRead(string name) => Call(nameof(OpenRead), () => new DiskReader(this, Find(name)));

    public IStoredWriter Create(string name) => Call(nameof(Create), () =>
    {
        var file = new DiskFile([]);
        if (!_names.TryAdd(name, file))
            throw new IOException($"{name} exists");
        _pending.Add(names => names[name] = file);
        return new DiskWriter(this, file);
    });

    public void Rename(string from, string to) => Call(nameof(Rename), () =>
    {
        DiskFile file = Find(from);
        if (_names.ContainsKey(to))
            throw new IOException($"{to} exists");
        Change(names =>
        {
            if (names.GetValueOrDefault(from) == file)
                names.Remove(from);
            names[to] = file;
        });
        return 0;
    });

    public void Delete(string name) => Call(nameof(Delete), () =>
    {
        DiskFile file = Find(name);
        Change(names =>
        {
            if (names.GetValueOrDefault(name) == file)
                names.Remove(name);
        });
        return 0;
    });

    public void SyncFolder() => Call(nameof(SyncFolder), () =>
    {
        _durableNames.Clear();
        foreach ((string name, DiskFile file) in _names)
            _durableNames[name] = file;
        _pending.Clear();
        return 0;
    });

    private void Change(Action<Dictionary<string, DiskFile>> change)
    {
        change(_names);
        _pending.Add(change);
    }

    private DiskFile Find(string name) => _names.TryGetValue(name, out DiskFile? file) ? file : throw new FileNotFoundException(name);

    private T Call<T>(string name, Func<T> effect, Action? lateEffect = null)
    {
        OnCall?.Invoke(name);
        lock (_lock)
        {
            Calls++;
            CallsByName[name] = CallsByName.GetValueOrDefault(name) + 1;
            if (Fault?.Invoke(Calls, name) is not { } fault)
                return effect();
            if (FailsLate && lateEffect is not null)
                lateEffect();
            else if (FailsLate && name is nameof(Rename) or nameof(Delete) or nameof(SyncFolder) or nameof(IStoredWriter.Sync))
                effect();
            throw fault;
        }
    }

    private sealed class DiskFile(byte[] bytes)
    {
        private readonly List<(int Offset, int Length)> _unsynced = [];
        private byte[] _bytes = bytes;
        private int _length = bytes.Length;
        private int _durable = bytes.Length;

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            if (_length + bytes.Length > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(_length + bytes.Length, 2 * _length));
            bytes.CopyTo(_bytes.AsSpan(_length));
            _unsynced.Add((_length, bytes.Length));
            _length += bytes.Length;
        }

        public void Sync()
        {
            _durable = _length;
            _unsynced.Clear();
        }

        public byte[] AfterCrash(Random random, double share)
        {
            byte[] content = new byte[_length];
            _bytes.AsSpan(0, _durable).CopyTo(content);
            int length = _durable;
            foreach ((int offset, int written) in _unsynced)
            {
                for (int start = offset; start < offset + written;)
                {
                    int end = Math.Min(offset + written, start - (start % SectorBytes) + SectorBytes);
                    if (random.NextDouble() < share)
                    {
                        _bytes.AsSpan(start..end).CopyTo(content.AsSpan(start));
                        length = Math.Max(length, end);
                    }

                    start = end;
                }
            }

            // A file system may have noted the length before the data.
            return random.Next(3) == 0 ? content[..random.Next(length, content.Length + 1)] : content[..length];
        }
    }

    private sealed class DiskLock(SimulatedDisk disk) : IDisposable
    {
        public void Dispose() => disk._isLocked = false;
    }

    private sealed class DiskReader(SimulatedDisk disk, DiskFile file) : IStoredReader
    {
        public long Length => file.Bytes.Length;

        public unsafe int Read(long offset, Span<byte> buffer)
        {
            fixed (byte* target = buffer)
            {
                nint place = (nint)target;
                int room = buffer.Length;
                return disk.Call(nameof(Read), () =>
                {
                    ReadOnlySpan<byte> rest = file.Bytes[(int)offset..];
                    int count = Math.Min(rest.Length, room);
                    rest[..count].CopyTo(new Span<byte>((void*)place, room));
                    return count;
                });
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class DiskWriter(SimulatedDisk disk, DiskFile file) : IStoredWriter
    {
        public void Append(ReadOnlySpan<byte> bytes)
        {
            byte[] copy = bytes.ToArray();
            disk.Call(
                nameof(Append),
                () =>
                {
                    file.Append(copy);
                    return 0;
                },
                () => file.Append(copy.AsSpan(0, copy.Length / 2)));
        }

        public void Sync() => disk.Call(nameof(Sync), () =>
        {
            file.Sync();
            return 0;
        });

        public void Dispose()
        {
        }
    }
}
