using Instrumentation.Reading;

namespace Instrumentation.TestScripts.Execution;

/// <summary>Runs the queries of scripts. An error, of the syntax too, is a result and no exception.</summary>
/// <remarks>Scripts expect a lookback of 5 minutes, a step of 1 minute in subqueries, delayed removal of names, start times in use, and all experimental features.</remarks>
public interface IPromqlScriptEngine
{
    /// <summary>Runs a query at one time.</summary>
    /// <param name="source">The series that were loaded.</param>
    /// <param name="expression">The query.</param>
    /// <param name="timeUnixMs">The time.</param>
    ValueTask<ScriptResult> InstantAsync(ISeriesSource source, string expression, long timeUnixMs);

    /// <summary>Runs a query at every step; gives a matrix.</summary>
    /// <param name="source">The series that were loaded.</param>
    /// <param name="expression">The query.</param>
    /// <param name="startUnixMs">The first time.</param>
    /// <param name="endUnixMs">No step is later.</param>
    /// <param name="stepMs">The distance of the steps, above 0.</param>
    ValueTask<ScriptResult> RangeAsync(ISeriesSource source, string expression, long startUnixMs, long endUnixMs, long stepMs);
}
