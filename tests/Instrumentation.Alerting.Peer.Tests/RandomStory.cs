using System.Globalization;

namespace Instrumentation;

/// <summary>A configuration and what happens to it, both drawn from a seed.</summary>
/// <remarks>
/// Actions are kept apart from each other and from all that they cause, so that a few milliseconds of a real process do not change the order: each has a place of its own in the
/// half second, and all waits are multiples of half a second.
/// </remarks>
internal sealed class RandomStory
{
    /// <summary>How long a story goes on, in seconds.</summary>
    public const double Length = 15;

    private const double Beat = 0.5;
    private const int Places = 10;

    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Zones = ["x", "y"];

    public RandomStory(int seed)
    {
        Seed = seed;
        var random = new Random(seed);
        bool hasReload = random.Next(4) == 0;
        Configuration = Configure(random, hasReload);
        FailsUntil = random.Next(3) == 0 ? (random.Next(2, 14) * Beat) + 0.02 : 0;
        Actions = Draw(random, hasReload);
    }

    public int Seed { get; }

    /// <summary>Alertmanager's configuration with <c>@HOOK@</c> for the address of the webhooks.</summary>
    public string Configuration { get; }

    /// <summary>Until when the webhook <c>one</c> answers 400, in seconds.</summary>
    public double FailsUntil { get; }

    public IReadOnlyList<StoryAction> Actions { get; }

    private static string Configure(Random random, bool hasReload)
    {
        // A real Alertmanager that has just been reloaded may flush a group before all of its alerts are back in it; so groups have one alert then.
        string groupBy = hasReload ? "['...']" : new[] { "[alertname]", "[]", "[zone]", "['...']", "[alertname, zone]" }[random.Next(5)];

        // Never what two actions or flushes are apart: whether it is over then is a matter of microseconds.
        string repeat = random.Next(2) == 0 ? "1h" : Beats(random, 3, 9, Beat / Places * 5.5);

        // A real Alertmanager that has just been reloaded may flush before its inhibitor knows the alerts.
        string inhibition = hasReload || random.Next(2) == 0 ? "" : """
            inhibit_rules:
            - source_matchers: [alertname="a"]
              target_matchers: [alertname="b"]
              equal: [zone]

            """;
        return $"""
            route:
              receiver: zero
              group_by: {groupBy}
              group_wait: {Beats(random, 1, 3)}
              group_interval: {Beats(random, 2, 6)}
              repeat_interval: {repeat}
              routes:
              - matchers: [zone="y"]
                receiver: one
                continue: {(random.Next(2) == 0 ? "true" : "false")}
              - matchers: [alertname=~"b|c"]
                receiver: two
                group_by: {(hasReload ? groupBy : "[zone]")}
                group_interval: {Beats(random, 2, 6)}
            {inhibition}receivers:
            {Receiver("zero", random)}{Receiver("one", random)}{Receiver("two", random)}
            """;
    }

    private static string Receiver(string name, Random random) => $"""
        - name: {name}
          webhook_configs:
          - url: '@HOOK@/{name}'
            send_resolved: {(random.Next(4) > 0 ? "true" : "false")}

        """;

    private static string Beats(Random random, int from, int to, double more = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"{((random.Next(from, to + 1) * Beat) + more) * 1000}ms");

    private static List<StoryAction> Draw(Random random, bool hasReload)
    {
        var actions = new List<StoryAction>();
        int[] places = [.. Enumerable.Range(0, Places)];
        random.Shuffle(places);
        int reload = hasReload ? random.Next(2, 6) : -1;
        for (int index = 0; index < Places - 1; index++)
        {
            double at = (random.Next(1, 23) * Beat) + (places[index] * Beat / Places);
            actions.Add(index == reload ? new StoryAction.Reload(at) : random.Next(6) == 0
                ? new StoryAction.Silence(at, Names[random.Next(Names.Length)], at + (random.Next(2, 10) * Beat))
                : new StoryAction.Push(at, [.. Alerts(random)], IsResolved: index > 2 && random.Next(5) < 2));
        }

        return [.. actions.OrderBy(action => action.At)];
    }

    private static IEnumerable<(string Name, string Zone)> Alerts(Random random) =>
        Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Names[random.Next(Names.Length)], Zones[random.Next(Zones.Length)])).Distinct();
}
