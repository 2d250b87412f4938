namespace Samples.StreamingAnalytics.Faults;

/// <summary>A stage could not do its work this time.</summary>
internal sealed class StageFailedException(Stage stage) : Exception($"The stage {stage} failed.");
