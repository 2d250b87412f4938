namespace Instrumentation.Persistence;

// The metrics of what is kept on disk, and the folders.
internal static class PersistenceConstants
{
    public const string SeriesFolder = "series";
    public const string AlertsFolder = "alerts";
    public const string SlosFolder = "slos";

    public const string Keeps = "instrumentation_persistence_keeps";
    public const string Bytes = "instrumentation_persistence_bytes";
    public const string Failures = "instrumentation_persistence_failures_total";
    public const string RecordsDropped = "instrumentation_persistence_records_dropped_total";
    public const string CorruptSegments = "instrumentation_persistence_corrupt_segments_total";
    public const string StateLabel = "state";
}
