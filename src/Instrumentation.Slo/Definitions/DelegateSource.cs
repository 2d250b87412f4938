namespace Instrumentation;

/// <summary>The application's own code gives what happened since it was asked before.</summary>
/// <param name="Read">
/// Gives the events since the last call, or <see cref="SliReading.Value(double)"/>, or <see cref="SliReading.None"/> where nothing is known. Called once for each
/// slice of the SLO, one call at a time. What it throws counts as a failed collection.
/// </param>
public sealed record DelegateSource(Func<CancellationToken, ValueTask<SliReading>> Read) : SliSource;
