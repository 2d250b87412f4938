namespace Instrumentation;

/// <summary>The application records each event as good or bad; the counts are exact.</summary>
public sealed record RecordedSource : SliSource;
