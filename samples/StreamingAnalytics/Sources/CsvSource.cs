using System.Collections.Concurrent;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Sources;

/// <summary>Reads every .csv file below a folder, each into the topic of its name, four topics at a time.</summary>
internal sealed class CsvSource(string folder, TopicRegistry topics, EventLog log, SampleMetrics metrics, ILogger<CsvSource> logger)
{
    private const int TopicsAtATime = 4;
    private const int ComplaintsPerFile = 5;

    private static readonly TimeSpan LogPatience = TimeSpan.FromMilliseconds(200);

    /// <summary>Reads the files.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When everything that was read is worked off.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var seen = new ConcurrentBag<Topic>();
        await Parallel.ForEachAsync(
            Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).GroupBy(Path.GetFileNameWithoutExtension),
            new ParallelOptions { MaxDegreeOfParallelism = TopicsAtATime, CancellationToken = cancellationToken },
            async (files, token) =>
            {
                if (topics.Find(files.Key!) is not { } topic)
                {
                    logger.LogError("{File}: its name is no topic, or there are more than {Max} topics.", files.First(), TopicRegistry.MaxTopics);
                    return;
                }

                foreach (string file in files)
                    await ReadAsync(file, topic, token);
                seen.Add(topic);
            });
        var ends = new List<Task>();
        foreach (Topic topic in seen)
            ends.Add(await log.EndAsync(topic, cancellationToken));
        await Task.WhenAll(ends);
    }

    private async Task ReadAsync(string file, Topic topic, CancellationToken cancellationToken)
    {
        CsvColumns? columns = null;
        int number = 0;
        int rejected = 0;
        await foreach (string line in File.ReadLinesAsync(file, cancellationToken))
        {
            if (++number == 1)
            {
                columns = CsvColumns.Find(line);
                if (columns is null)
                    break;
            }
            else if (line.Length > 0)
            {
                if (columns!.Value.Read(line, out long unixMs, out double value) is { } wrong)
                    Reject(file, number, topic, wrong, ++rejected);
                else
                    await AppendAsync(new Event(topic, unixMs, value), cancellationToken);
            }
        }

        if (columns is null)
            logger.LogError("{File}: its first line must name the columns timestamp and value.", file);
    }

    private void Reject(string file, int line, Topic topic, string wrong, int rejected)
    {
        topic.Tally.RowsRejected.Add();
        metrics.RowRejected(topic.Name);
        if (rejected <= ComplaintsPerFile)
            logger.LogWarning("{File}:{Line}: {Wrong}.", file, line, wrong);
    }

    // A file can wait: nothing of it is given up because the log has a bad time.
    private async ValueTask AppendAsync(Event item, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await log.AppendAsync(item, cancellationToken);
                return;
            }
            catch (StageFailedException)
            {
                await Task.Delay(LogPatience, cancellationToken);
            }
        }
    }
}
