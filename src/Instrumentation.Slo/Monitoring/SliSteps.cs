namespace Instrumentation.Monitoring;

/// <summary>Puts the points of series together by their times.</summary>
internal sealed class SliSteps
{
    private readonly SortedDictionary<long, List<SliSample>> _steps = [];

    public void Add(long time, SliSample sample)
    {
        if (!_steps.TryGetValue(time, out List<SliSample>? samples))
            _steps.Add(time, samples = []);
        samples.Add(sample);
    }

    public IReadOnlyList<(DateTimeOffset Time, IReadOnlyList<SliSample> Samples)> ToList() =>
        [.. _steps.Select(step => (DateTimeOffset.FromUnixTimeMilliseconds(step.Key), (IReadOnlyList<SliSample>)step.Value))];
}
