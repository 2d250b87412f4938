using Instrumentation.Journal;
using Instrumentation.Persistence;

namespace Instrumentation.Outbox;

/// <summary>What is told when the process is killed: nothing is lost, nothing is told again once it is recorded, and what was on its way once more at most.</summary>
internal sealed class NotifierOutboxTests
{
    // Where each of the two processes tells, so that what the first sent before its end is never taken for the second's.
    private const string FirstPath = "/first";
    private const string SecondPath = "/second";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("kills").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_kill_at_any_point_between_due_and_delivered_loses_nothing_and_repeats_nothing_that_is_recorded()
    {
        int points = FullSize.Or(40, 6);
        int repeated = 0;
        for (int point = 0; point < points; point++)
        {
            TimeSpan pause = TimeSpan.FromMilliseconds((double)(point / 3) * 4 / points);
            repeated += await KillAsync($"{point}", alerts: 1, async (webhook, process) =>
            {
                var killed = new TaskCompletionSource();
                void Kill(TimeSpan after)
                {
                    Spin(after);
                    process.Kill();
                    killed.TrySetResult();
                }

                if (point % 3 == 0)
                    webhook.BeforeAnswer = () => Kill(pause);
                else if (point % 3 == 1)
                    webhook.AfterAnswer = () => Kill(pause);
                else
                    Kill(TimeSpan.FromMilliseconds(40) + (pause * 10));
                await killed.Task.WaitAsync(Patience);
                webhook.BeforeAnswer = webhook.AfterAnswer = () => { };
            });
        }

        Assert.That(repeated, Is.Positive, "no kill came between sending and its record");
    }

    [Test]
    public async Task A_kill_at_any_moment_of_a_storm_loses_nothing_and_repeats_nothing_that_is_recorded()
    {
        var random = new Random(29);
        for (int kill = 0; kill < FullSize.Or(200, 4); kill++)
        {
            TimeSpan at = TimeSpan.FromMilliseconds(random.Next(0, 800));
            await KillAsync($"{kill}", alerts: 300, (_, process) =>
            {
                Spin(at);
                process.Kill();
                return Task.CompletedTask;
            });
        }
    }

    // Waits exactly, which timers do not.
    private static void Spin(TimeSpan time)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < time)
            Thread.SpinWait(20);
    }

    /// <summary>Lets a notifier tell, kills it, and lets another one go on.</summary>
    /// <returns>How many alerts were told twice.</returns>
    private async Task<int> KillAsync(string name, int alerts, Func<CountingWebhook, NotifierProcess, Task> kill)
    {
        string folder = Path.Combine(_folder, name);
        await using var webhook = new CountingWebhook();
        using (NotifierProcess first = await NotifierProcess.StartAsync(folder, webhook.Url + FirstPath[1..], alerts))
        {
            await kill(webhook, first);
            await first.ExitAsync();
        }

        HashSet<string> recorded = await RecordedAsync(folder);
        using (NotifierProcess second = await NotifierProcess.StartAsync(folder, webhook.Url + SecondPath[1..], alerts))
        {
            int expected = alerts - recorded.Count;
            await Peer.Until(() => Task.FromResult(webhook.Of(SecondPath).Count >= expected), Patience, $"kill {name}: {expected} of {alerts} alerts are told after it");
            await second.StopAsync();
        }

        Dictionary<string, int> before = webhook.Of(FirstPath);
        Dictionary<string, int> after = webhook.Of(SecondPath);
        Assert.Multiple(() =>
        {
            Assert.That(before.Keys.Union(after.Keys).Count(), Is.EqualTo(alerts), $"kill {name}: lost");
            Assert.That(after.Keys.Intersect(recorded), Is.Empty, $"kill {name}: told again though it was recorded");
            Assert.That(recorded.Except(before.Keys), Is.Empty, $"kill {name}: recorded though it was never told");
            Assert.That(before.Values.Concat(after.Values).Max(), Is.EqualTo(1), $"kill {name}: told twice by one process");
        });
        return after.Keys.Count(before.ContainsKey);
    }

    private static async Task<HashSet<string>> RecordedAsync(string folder)
    {
        string copy = folder + "-copy";
        if (!Directory.Exists(folder))
            return [];
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(folder))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var kept = new KeptState();
        await using StateJournal journal = await StateJournal.OpenAsync(new JournalOptions { Path = copy, StateVersion = KeptState.Version }, kept);
        return [.. kept.State.Log.Select(entry => entry.Key.Group.Text.Split('"')[1])];
    }
}
