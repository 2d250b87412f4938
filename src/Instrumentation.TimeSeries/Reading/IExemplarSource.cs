using Instrumentation.Labels;

namespace Instrumentation.Reading;

/// <summary>Where queries read exemplars from: single measurements with the trace that they were taken in.</summary>
public interface IExemplarSource
{
    /// <summary>Finds exemplars.</summary>
    /// <param name="selectors">Conditions on the series; all of one entry have to hold, and a series is wanted when any entry does.</param>
    /// <param name="fromUnixMs">The earliest time wanted, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="toUnixMs">The latest time wanted.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The series that have exemplars in that time, each once, in any order.</returns>
    ValueTask<IReadOnlyList<ExemplarSeries>> SelectExemplarsAsync(
        IReadOnlyList<IReadOnlyList<LabelMatcher>> selectors, long fromUnixMs, long toUnixMs, CancellationToken cancellationToken);
}
