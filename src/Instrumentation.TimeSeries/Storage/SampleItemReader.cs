using System.Text;
using Instrumentation.Chunks;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>Puts what <see cref="SampleItems"/> say into a store.</summary>
/// <remarks>Bytes that are none of its own end with an exception of the runtime, which the journal takes for damage.</remarks>
internal sealed class SampleItemReader(SeriesStore store)
{
    private readonly Dictionary<ulong, (StoredSeries Series, long Start)> _series = [];
    private readonly SampleBuffer _histogram = new();

    /// <summary>How many series were declared.</summary>
    public int SeriesCount => _series.Count;

    public void Clear() => _series.Clear();

    public void ReadItems(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes, 0);
        ulong id = 0;
        long time = 0;
        while (!reader.AtEnd)
        {
            int flags = reader.ReadByte();
            if ((flags & SampleItemConstants.KindMask) == SampleItemConstants.Declaration)
                ReadDeclaration(ref reader, (flags & SampleItemConstants.Series) != 0);
            else
                ReadSample(ref reader, flags, ref id, ref time);
        }
    }

    public void ReadChunks(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes, 0);
        while (!reader.AtEnd)
        {
            StoredSeries series = _series[reader.ReadVariable()].Series;
            int length = checked((int)reader.ReadVariable());
            store.RestoreChunk(series, reader.Rest[..length].ToArray());
            reader.Skip(length);
        }
    }

    private void ReadDeclaration(ref ByteReader reader, bool isSeries)
    {
        if (!isSeries)
        {
            var type = (MetricType)reader.ReadByte();
            store.SetMetadata(new MetricMetadata(ReadText(ref reader), type, ReadText(ref reader), ReadText(ref reader)));
            return;
        }

        ulong id = reader.ReadVariable();
        ulong count = reader.ReadVariable();
        var labels = new SeriesLabelsBuilder();
        for (ulong index = 0; index < count; index++)
            labels.Add(ReadText(ref reader), ReadText(ref reader));
        _series[id] = (store.GetSeries(labels.Build()), 0);
    }

    private void ReadSample(ref ByteReader reader, int flags, ref ulong id, ref long time)
    {
        id = (flags & SampleItemConstants.NextId) != 0 ? id + 1 : reader.ReadVariable();
        if ((flags & SampleItemConstants.SameTime) == 0)
            time = unchecked(time + reader.ReadSigned());
        (StoredSeries series, long start) = _series[id];
        if ((flags & SampleItemConstants.NewStart) != 0)
        {
            start = unchecked(time - reader.ReadSigned());
            _series[id] = (series, start);
        }

        switch (flags & SampleItemConstants.KindMask)
        {
            case SampleItemConstants.Integer:
                store.Append(series, time, reader.ReadSigned(), start);
                break;
            case SampleItemConstants.Number:
                store.Append(series, time, reader.ReadDouble(), start);
                break;
            default:
                ReadHistogram(ref reader, series, time, start);
                break;
        }
    }

    private void ReadHistogram(ref ByteReader reader, StoredSeries series, long time, long start)
    {
        int length = checked((int)reader.ReadVariable());

        // Rows stand behind a summary in a chunk.
        var row = new byte[Chunk.SummaryBytes + length];
        reader.Rest[..length].CopyTo(row.AsSpan(Chunk.SummaryBytes));
        reader.Skip(length);
        _histogram.Clear();
        HistogramRows.Read(row, time, time, time, _histogram);
        store.Append(series, time, _histogram.Histograms[0]!, start);
    }

    private static string ReadText(ref ByteReader reader)
    {
        int length = checked((int)reader.ReadVariable());
        string text = Encoding.UTF8.GetString(reader.Rest[..length]);
        reader.Skip(length);
        return text;
    }
}
