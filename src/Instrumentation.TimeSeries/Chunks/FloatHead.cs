using Instrumentation.Reading;
using Instrumentation.Retention;

namespace Instrumentation.Chunks;

/// <summary>The end of a series of numbers.</summary>
internal sealed class FloatHead : ChunkHead
{
    private const int FirstCapacity = 2;
    private const int GrowthFactor = 4;

    // The fields and the object's header.
    private const int ObjectBytes = 144;

    private double[] _values = new double[FirstCapacity];
    private long[]? _times;
    private int _count;
    private long _first;
    private long _step;
    private long _last;
    private long _start;
    private byte[]? _chunk;
    private FloatState _state;

    /// <summary>What a head takes on the heap with room for all samples of a block; every series is charged it, so that one that was let in can be written.</summary>
    public static int FullSize { get; } = ObjectBytes + HeapSize.OfArray(ChunkConstants.BlockSamples, sizeof(double));

    /// <summary>What the array of times takes.</summary>
    public static int TimesSize { get; } = HeapSize.OfArray(ChunkConstants.BlockSamples, sizeof(long));

    public override long LastTime => _last;

    public override int Count => _count + ChunkCount;

    public override int ChunkCount => _chunk is null ? 0 : Chunk.Count(_chunk);

    public override long ChunkLastTime => _state.Time;

    /// <summary>The time from the growing chunk's first sample to its last one.</summary>
    public long ChunkDuration => _chunk is null ? 0 : _state.Time - Chunk.FirstTime(_chunk);

    /// <summary>The last number.</summary>
    public double LastValue => _values[_count - 1];

    public override int ExtraSize => _times is null ? 0 : TimesSize;

    public override int ChunkSize => _chunk is null ? 0 : Chunk.Size(_chunk);

    /// <summary>Whether the next sample needs the ones before it to be compressed.</summary>
    public bool IsFull(long start) => _count == ChunkConstants.BlockSamples || (_count > 0 && start != _start);

    /// <summary>Whether a sample breaks the even step, so that times need an array.</summary>
    public bool NeedsTimes(long time) => _times is null && _count > 1 && time != _last + _step;

    /// <summary>Appends where that changes nothing that a reader may be copying.</summary>
    /// <returns>False when <see cref="Append"/> has to be used.</returns>
    public bool TryAppend(long time, double value, long start)
    {
        int count = _count;
        if (count == 0 || count == _values.Length || start != _start)
            return false;
        if (_times is not null)
            _times[count] = time;
        else if (count == 1)
            _step = time - _first;
        else if (time != _last + _step)
            return false;
        _values[count] = value;
        _last = time;

        // Pairs with the read in Copy: who sees the count sees the sample.
        Volatile.Write(ref _count, count + 1);
        return true;
    }

    /// <summary>Appends, after <see cref="Compress"/> where the head was full; readers must be kept from copying meanwhile.</summary>
    public void Append(long time, double value, long start)
    {
        if (_count == 0)
            (_first, _start) = (time, start);
        if (_count == _values.Length)
            Array.Resize(ref _values, Math.Min(_values.Length * GrowthFactor, ChunkConstants.BlockSamples));
        if (NeedsTimes(time))
            _times = MakeTimes();
        if (_times is not null)
            _times[_count] = time;
        else if (_count == 1)
            _step = time - _first;
        _values[_count] = value;
        _last = time;
        _count++;
    }

    /// <summary>Compresses the samples that are not yet; readers must be kept from copying meanwhile.</summary>
    public void Compress(ByteWriter writer)
    {
        Span<long> times = stackalloc long[ChunkConstants.BlockSamples];
        times = times[.._count];
        CopyTimes(times);
        if (_chunk is null)
            _state = new FloatState(_first);
        writer.Clear();
        FloatBlock.Write(writer, ref _state, times, _values.AsSpan(0, _count), _start);
        int length = _chunk?.Length ?? Chunk.NumberSummaryBytes;
        var chunk = new byte[length + writer.Length];
        _chunk?.CopyTo(chunk, 0);
        writer.Written.CopyTo(chunk.AsSpan(length));
        Chunk.Summarise(chunk, ChunkKind.Numbers, ChunkCount + _count, _chunk is null ? _first : Chunk.FirstTime(_chunk), _last);
        Chunk.SummariseNumbers(chunk, Sum(times));
        _chunk = chunk;
        _count = 0;
        if (_times is not null && IsEven(times))
            _times = null;
    }

    /// <summary>Takes the growing chunk away; readers must be kept from copying meanwhile.</summary>
    public byte[]? TakeChunk()
    {
        byte[]? chunk = _chunk;
        _chunk = null;
        return chunk;
    }

    // Every compression makes a new array.
    public override byte[]? CopyChunk() => _chunk;

    public override byte[] Close(ByteWriter writer)
    {
        if (_count > 0)
            Compress(writer);
        return TakeChunk()!;
    }

    public override HeadCopy Copy(Span<long> times, Span<double> values)
    {
        int count = Math.Min(Volatile.Read(ref _count), Math.Min(_values.Length, times.Length));
        CopyTimes(times[..count]);
        _values.AsSpan(0, count).CopyTo(values);
        byte[]? chunk = _chunk;
        return new HeadCopy(chunk, chunk?.Length ?? 0, count, _start);
    }

    // A chunk that has stale markers is not summed up any further.
    private WindowSummary Sum(ReadOnlySpan<long> times)
    {
        WindowSummary summary = default;
        if (_chunk is not null && !Chunk.TrySummary(_chunk, out summary))
            return summary;
        for (int index = 0; index < times.Length; index++)
        {
            if (!StaleMarker.Is(_values[index]))
                summary.Add(times[index], _values[index]);
        }

        return summary;
    }

    private static bool IsEven(ReadOnlySpan<long> times)
    {
        for (int index = 2; index < times.Length; index++)
        {
            if (times[index] - times[index - 1] != times[1] - times[0])
                return false;
        }

        return true;
    }

    private long[] MakeTimes()
    {
        var times = new long[ChunkConstants.BlockSamples];
        CopyTimes(times.AsSpan(0, _count));
        return times;
    }

    private void CopyTimes(Span<long> times)
    {
        if (_times is { } uneven)
        {
            uneven.AsSpan(0, times.Length).CopyTo(times);
            return;
        }

        for (int index = 0; index < times.Length; index++)
            times[index] = _first + (index * _step);
    }
}
