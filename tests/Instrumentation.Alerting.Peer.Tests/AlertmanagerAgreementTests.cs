namespace Instrumentation;

/// <summary>Random stories, told to a real Alertmanager and to our machine: the same notifications at the same times.</summary>
public sealed class AlertmanagerAgreementTests
{
    private const int AtOnce = 8;

    // A real process is late by some milliseconds, by more on a busy machine; nothing that matters happens within this time of another thing.
    private const double Tolerance = 0.3;

    private static int Count => FullSize.Or(300, 24);

    private static int Seed => int.Parse(TestContext.Parameters.Get("seed", "20261127"), System.Globalization.CultureInfo.InvariantCulture);

    [Test]
    public async Task Random_stories_are_told_alike()
    {
        string program = Peer.Require("prometheus-alertmanager", "prometheus-alertmanager");
        var differences = new List<string>();
        int notifications = 0;
        for (int first = 0; first < Count; first += AtOnce)
        {
            RandomStory[] stories = [.. Enumerable.Range(Seed + first, Math.Min(AtOnce, Count - first)).Select(seed => new RandomStory(seed))];
            IReadOnlyList<Delivered>[] theirs = await Task.WhenAll(stories.Select(story => RunAsync(story, program)));
            foreach ((RandomStory story, IReadOnlyList<Delivered> delivered) in stories.Zip(theirs))
            {
                notifications += delivered.Count;
                if (Difference(SimulatedStory.Run(story), delivered) is { } difference)
                    differences.Add($"story {story.Seed}: {difference}\n{story.Configuration}\n{string.Join('\n', story.Actions)}");
            }
        }

        TestContext.Progress.WriteLine($"seed {Seed}: {Count} stories, {notifications} notifications, {differences.Count} differences");
        Assert.That(differences, Is.Empty, string.Join("\n\n", differences));
        Assert.That(notifications, Is.GreaterThan(Count * 3), "the stories say something");
    }

    private static async Task<IReadOnlyList<Delivered>> RunAsync(RandomStory story, string program)
    {
        using var alertmanager = new AlertmanagerStory(story, program);
        return await alertmanager.RunAsync();
    }

    private static string? Difference(IReadOnlyList<Delivered> ours, IReadOnlyList<Delivered> theirs)
    {
        foreach (string group in ours.Concat(theirs).Select(Group).Distinct())
        {
            // What comes at the very end may come to one of them just after it.
            Delivered[] our = [.. ours.Where(item => Group(item) == group && item.At < RandomStory.Length - Tolerance)];
            Delivered[] their = [.. theirs.Where(item => Group(item) == group && item.At < RandomStory.Length - Tolerance)];
            bool isSame = our.Zip(their).All(pair => pair.First.Alerts == pair.Second.Alerts && Math.Abs(pair.First.At - pair.Second.At) < Tolerance)
                && our.Skip(their.Length).Concat(their.Skip(our.Length)).All(item => item.At > RandomStory.Length - (2 * Tolerance));
            if (!isSame)
                return $"{group}\nours:\n{string.Join('\n', our.AsEnumerable())}\ntheirs:\n{string.Join('\n', their.AsEnumerable())}";
        }

        return null;
    }

    private static string Group(Delivered item) => $"{item.Webhook} {item.GroupKey}";
}
