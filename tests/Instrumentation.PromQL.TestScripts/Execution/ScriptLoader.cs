using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.RuleTests;
using Instrumentation.TestScripts.Scripts;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.TestScripts.Execution;

/// <summary>Writes what a load command says.</summary>
public static class ScriptLoader
{
    /// <summary>Writes the series, and classic histograms as native ones where the command says so.</summary>
    /// <param name="command">The command.</param>
    /// <param name="source">Where to write.</param>
    public static void Load(LoadCommand command, MemorySeriesSource source)
    {
        foreach (LoadedSeries series in command.Series)
            Load(series, command.StepMs, source);
        if (!command.WithCustomBuckets)
            return;
        foreach ((SeriesLabels labels, long time, NativeHistogram histogram) in ClassicCollation.Collate(command))
            source.Add(labels, time, histogram);
    }

    private static void Load(LoadedSeries series, long stepMs, MemorySeriesSource source)
    {
        for (int index = 0; index < series.Values.Count; index++)
        {
            NotationValue value = series.Values[index];
            long time = index * stepMs;
            if (value.IsOmitted)
                continue;
            if (value.Histogram is null)
                source.Add(series.Labels, time, value.Number, series.StartUnixMs(index, time));
            else
                source.Add(series.Labels, time, value.Histogram, series.StartUnixMs(index, time));
        }
    }
}
