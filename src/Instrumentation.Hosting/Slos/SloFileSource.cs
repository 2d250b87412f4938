namespace Instrumentation.Slos;

// A file of SLO definitions that code adds.
internal sealed record SloFileSource(string Path);
