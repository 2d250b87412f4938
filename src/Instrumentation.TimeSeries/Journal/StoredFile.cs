namespace Instrumentation.Journal;

internal readonly record struct StoredFile(string Name, long Length);
