namespace Instrumentation.Journal;

/// <summary>What waits to be written, in its order: records or a checkpoint.</summary>
internal abstract class JournalWork;
