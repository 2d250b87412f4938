namespace Instrumentation.TestScripts.Scripts;

/// <summary>Writes series.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="StepMs">How far samples are apart.</param>
/// <param name="WithCustomBuckets">Whether classic histograms are also written as native ones with custom buckets.</param>
/// <param name="Series">What to write.</param>
public sealed record LoadCommand(int Line, long StepMs, bool WithCustomBuckets, IReadOnlyList<LoadedSeries> Series) : ScriptCommand(Line);
