using System.Text;
using Instrumentation.Chunks;
using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>
/// A run of bytes that says what a store took in: series and metric families as they appear, then samples by the numbers of their series. A run needs
/// nothing of the runs before it but their declarations, and the start times that they said last.
/// </summary>
internal sealed class SampleItems
{
    private readonly ByteWriter _bytes = new();
    private readonly ByteWriter _row = new();
    private int _lastId;
    private long _lastTime;

    public ReadOnlySpan<byte> Written => _bytes.Written;

    public int Length => _bytes.Length;

    /// <summary>Begins the next run.</summary>
    public void Clear()
    {
        _bytes.Clear();
        _lastId = 0;
        _lastTime = 0;
    }

    /// <summary>Gives a series a number, above 0.</summary>
    public void Declare(int id, SeriesLabels labels)
    {
        _bytes.WriteByte(SampleItemConstants.Declaration | SampleItemConstants.Series);
        _bytes.WriteVariable((ulong)id);
        _bytes.WriteVariable((ulong)labels.Count);
        foreach (Label label in labels.AsSpan())
        {
            Write(label.Name);
            Write(label.Value);
        }
    }

    public void Declare(MetricMetadata metadata)
    {
        _bytes.WriteByte(SampleItemConstants.Declaration);
        _bytes.WriteByte((int)metadata.Type);
        Write(metadata.Family);
        Write(metadata.Unit);
        Write(metadata.Help);
    }

    /// <summary>Adds a number.</summary>
    /// <param name="id">The series' number.</param>
    /// <param name="time">The sample's time.</param>
    /// <param name="value">The number.</param>
    /// <param name="start">The start time; null where it is the one that was said last of this series.</param>
    public void Add(int id, long time, double value, long? start)
    {
        long integer = (long)value;
        bool isInteger = integer == value && Math.Abs(value) <= SampleItemConstants.MaxInteger && (integer != 0 || !double.IsNegative(value));
        AddHeader(isInteger ? SampleItemConstants.Integer : SampleItemConstants.Number, id, time, start);
        if (isInteger)
            _bytes.WriteSigned(integer);
        else
            _bytes.WriteDouble(value);
    }

    /// <summary>Adds a histogram.</summary>
    /// <param name="id">The series' number.</param>
    /// <param name="time">The sample's time.</param>
    /// <param name="histogram">The histogram.</param>
    /// <param name="start">The start time; null where it is the one that was said last of this series.</param>
    public void Add(int id, long time, NativeHistogram histogram, long? start)
    {
        AddHeader(SampleItemConstants.Histogram, id, time, start);
        _row.Clear();
        HistogramRows.Write(_row, new HistogramState(time), time, histogram, start: 0);
        _bytes.WriteVariable((ulong)_row.Length);
        _bytes.Write(_row.Written);
    }

    private void AddHeader(int kind, int id, long time, long? start)
    {
        bool isNext = id == _lastId + 1;
        bool isSame = time == _lastTime;
        _bytes.WriteByte(kind | (isNext ? SampleItemConstants.NextId : 0) | (isSame ? SampleItemConstants.SameTime : 0) | (start is null ? 0 : SampleItemConstants.NewStart));
        if (!isNext)
            _bytes.WriteVariable((ulong)id);
        if (!isSame)
            _bytes.WriteSigned(unchecked(time - _lastTime));
        if (start is { } given)
            _bytes.WriteSigned(unchecked(time - given));
        (_lastId, _lastTime) = (id, time);
    }

    private void Write(string text)
    {
        Span<byte> small = stackalloc byte[256];
        int length = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = length <= small.Length ? small[..length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        _bytes.WriteVariable((ulong)length);
        _bytes.Write(bytes);
    }
}
