using Instrumentation.Reading;

namespace Instrumentation.Functions;

/// <summary>A range function that needs no more than sums.</summary>
/// <param name="summary">The sums of at least one number.</param>
/// <param name="startMs">The nominal beginning of the range.</param>
/// <param name="endMs">The end of the range.</param>
/// <returns>The value; the stale marker for none.</returns>
internal delegate double SummaryFunction(in WindowSummary summary, long startMs, long endMs);
