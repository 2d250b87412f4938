using System.Globalization;
using Instrumentation;
using Instrumentation.Journal;

// Tells the webhook that the second argument names of as many alerts as the third says, each in a group of its own, and keeps what it knows in the folder that the
// first names. Like rules it reports the alerts again and again, until it is killed or its input ends.
string folder = args[0];
string url = args[1];
int count = int.Parse(args[2], CultureInfo.InvariantCulture);
PostedAlert[] alerts = [.. Enumerable.Range(0, count).Select(number => new PostedAlert([new Instrumentation.Labels.Label("alertname", $"a{number}")]))];
await using AlertNotifier notifier = await AlertNotifier.OpenAsync(new AlertNotifierOptions
{
    Configuration = AlertmanagerFileReader.Parse(
        $$"""
        route: { receiver: team, group_by: [alertname], group_wait: 50ms, group_interval: 1h, repeat_interval: 4h }
        receivers: [{ name: team, webhook_configs: [{ url: '{{url}}' }] }]
        """,
        "alertmanager.yml"),
    Journal = new JournalOptions { Path = folder },
});
Console.WriteLine($"ready {notifier.JournalStatus.Mode}");
Task<string?> ended = Task.Run(Console.In.ReadLineAsync);
do
    notifier.Accept(alerts);
while (await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(1))) != ended);
