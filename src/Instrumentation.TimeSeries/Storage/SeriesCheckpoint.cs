using Instrumentation.Chunks;
using Instrumentation.Journal;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>What a store held at one moment, to be written while it goes on.</summary>
/// <param name="Series">The series.</param>
/// <param name="Metadata">The metric families.</param>
internal sealed record SeriesCheckpoint(IReadOnlyList<CapturedSeries> Series, IReadOnlyList<MetricMetadata> Metadata)
{
    private const int BatchSeries = 256;

    public void Write(JournalCheckpointWriter writer)
    {
        var items = new SampleItems();
        foreach (MetricMetadata entry in Metadata)
            items.Declare(entry);
        Write(writer, items);
        var chunks = new ByteWriter();
        foreach (CapturedSeries[] batch in Series.Chunk(BatchSeries))
        {
            foreach (CapturedSeries series in batch)
                items.Declare(series.Id, series.Labels);
            Write(writer, items);
            foreach (CapturedSeries series in batch)
                Write(writer, chunks, series);
            Write(writer, chunks);
            foreach (CapturedSeries series in batch)
                series.WriteHead(items);
            Write(writer, items);
        }
    }

    private static void Write(JournalCheckpointWriter writer, ByteWriter chunks, CapturedSeries series)
    {
        foreach (byte[] chunk in series.Chunks)
        {
            chunks.WriteVariable((ulong)series.Id);
            chunks.WriteVariable((ulong)chunk.Length);
            chunks.Write(chunk);
            if (chunks.Length >= SampleItemConstants.RecordBytes)
                Write(writer, chunks);
        }
    }

    private static void Write(JournalCheckpointWriter writer, ByteWriter chunks)
    {
        if (chunks.Length > 0)
            writer.Write(SampleItemConstants.Chunks, chunks.Written);
        chunks.Clear();
    }

    private static void Write(JournalCheckpointWriter writer, SampleItems items)
    {
        if (items.Length > 0)
            writer.Write(SampleItemConstants.Items, items.Written);
        items.Clear();
    }
}
