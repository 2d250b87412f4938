namespace Instrumentation.Evaluation;

/// <summary>What is taken of a sample.</summary>
internal enum SampleProperty
{
    Value,
    Timestamp,
    StartTimestamp,
}
