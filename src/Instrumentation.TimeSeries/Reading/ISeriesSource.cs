namespace Instrumentation.Reading;

/// <summary>Where queries read series from: the embedded store, or a storage of the user's own.</summary>
public interface ISeriesSource
{
    /// <summary>Finds series.</summary>
    /// <param name="selection">Conditions and time; series without samples in that time may be left out or be there.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The series, each label set once, in any order. They stay readable while the source goes on being written to.</returns>
    ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken);
}
