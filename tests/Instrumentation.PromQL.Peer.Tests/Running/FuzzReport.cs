using System.Globalization;
using System.Text;
using Instrumentation.PromqlPeer.Excuses;
using Instrumentation.PromqlPeer.Generation;

namespace Instrumentation.PromqlPeer.Running;

/// <summary>Counts what became of queries, and writes it down.</summary>
internal sealed class FuzzReport
{
    private const int MaximumShown = 10;

    private readonly int _seed;
    private readonly IReadOnlyList<FuzzOutcome> _outcomes;

    public FuzzReport(int seed, IReadOnlyList<FuzzOutcome> outcomes)
    {
        _seed = seed;
        _outcomes = outcomes;
        var features = Features.All.ToDictionary(static feature => feature, static _ => 0, StringComparer.Ordinal);
        foreach (string feature in outcomes.SelectMany(static outcome => Features.Of(outcome.Query)))
            features[feature] = features.GetValueOrDefault(feature) + 1;
        FeatureCounts = features;
    }

    public int Total => _outcomes.Count;

    public int NonEmpty => _outcomes.Count(static outcome => !outcome.Ours.IsError && !outcome.Ours.IsEmpty && !outcome.Peers.IsError && !outcome.Peers.IsEmpty);

    public int Errors => _outcomes.Count(static outcome => outcome.Ours.IsError || outcome.Peers.IsError);

    public int Excused => _outcomes.Count(static outcome => outcome.Excuse is not null);

    public IReadOnlyList<FuzzOutcome> Failures => [.. _outcomes.Where(static outcome => outcome.IsFailure)];

    public IReadOnlyDictionary<string, int> FeatureCounts { get; }

    public string Summary
    {
        get
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"seed {_seed}: {Total} queries, {Part(NonEmpty)} not empty on both sides, {Part(Errors)} errors, {Failures.Count} differences, {Part(Excused)} excused");
            foreach (Excuse excuse in KnownDifferences.All)
            {
                int hits = _outcomes.Count(outcome => outcome.Excuse == excuse);
                int applicable = _outcomes.Count(outcome => excuse.Applies(outcome.Query));
                text.Append(CultureInfo.InvariantCulture, $"\n  excuse {excuse.Name}: {hits} of {applicable} queries that it applies to");
            }

            (string rarest, int times) = FeatureCounts.MinBy(static feature => feature.Value);
            return text.Append(CultureInfo.InvariantCulture, $"\n  {FeatureCounts.Count} features, the rarest is {rarest} with {times} queries").ToString();
        }
    }

    /// <summary>Writes all differences, excused ones apart, and the counts into artifacts/fuzz.</summary>
    /// <returns>The first failures, for the test's message.</returns>
    public string Write()
    {
        DirectoryInfo folder = Directory.CreateDirectory(Repository.PathTo("artifacts", "fuzz"));
        Write(folder, "differences", Failures.Select(Describe));
        Write(folder, "excused", _outcomes.Where(static outcome => outcome.Excuse is not null).Select(Describe));
        Write(folder, "errors", _outcomes.Where(static outcome => outcome.Ours.IsError).Select(Describe));
        Write(folder, "counts", [Summary, .. FeatureCounts.OrderBy(static feature => feature.Value).Select(static feature => $"{feature.Value} {feature.Key}")]);
        return string.Join('\n', Failures.Take(MaximumShown).Select(Describe));
    }

    private string Describe(FuzzOutcome outcome)
    {
        FuzzQuery query = outcome.Query;
        string times = query.IsRange ? $"{query.StartUnixMs} to {query.EndUnixMs} step {query.StepMs} ms" : $"{query.StartUnixMs} ms";
        return $"""
            seed {_seed}, query {query.Number} at {times}{(outcome.Excuse is { } excuse ? ", " + excuse.Name : "")}
              {query.PeerText}
              {outcome.Difference}
              ours  {outcome.Ours.Print()}
              peers {outcome.Peers.Print()}

            """;
    }

    private void Write(DirectoryInfo folder, string what, IEnumerable<string> lines) => File.WriteAllLines(Path.Combine(folder.FullName, $"{what}-{_seed}.txt"), lines);

    private string Part(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} ({100.0 * count / Math.Max(1, Total):0.0} %)");
}
