using System.CommandLine;
using Instrumentation.Output;
using Instrumentation.Rules;

namespace Instrumentation.Commands;

/// <summary><c>slo generate prometheus-rules</c>: writes the rules of SLOs for Prometheus.</summary>
internal static class SloGenerateCommand
{
    public static Command Build(CommandConsole console)
    {
        Argument<string[]> files = SloInput.Files();
        var noAlerts = new Option<bool>("--disable-alerts") { Description = "Leave the alerting rules out." };
        var noRecordings = new Option<bool>("--disable-recordings") { Description = "Leave the recording rules out." };
        Option<string[]> labels = ExtraLabels();
        var command = new Command("prometheus-rules", "Writes a rule file with recording rules and burn-rate alerts.") { files, noAlerts, noRecordings, labels };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] names = parsed.GetRequiredValue(files);
            IReadOnlyList<SloDefinition> slos = await SloInput.ReadAsync(names, console, cancellationToken);
            var options = new SloRuleOptions
            {
                Alerts = !parsed.GetValue(noAlerts),
                Recordings = !parsed.GetValue(noRecordings),
                ExtraLabels = Read(parsed.GetValue(labels)),
            };
            RuleFile file = SloRules.GenerateFile(slos, options);
            // A pack has alerts over all its SLOs as well.
            if (options.Alerts)
                file = new RuleFile([.. file.Groups, .. names.Select(SloInput.PackOf).OfType<SloPack>().SelectMany(pack => pack.ReadRules().Groups)]);
            console.Output.Write(RuleFileWriter.Write(file));
            return ExitCodes.Success;
        });
        return command;
    }

    public static Option<string[]> ExtraLabels() => new("--extra-labels", "-l") { Description = "Labels of all recorded series, as NAME=VALUE." };

    public static NamedTexts Read(string[]? extraLabels) => NamedTexts.Of((extraLabels ?? []).Select(Label));

    private static KeyValuePair<string, string> Label(string text)
    {
        int sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 ? KeyValuePair.Create(text[..sign], text[(sign + 1)..]) : throw new UnusableException($"--extra-labels '{text}' is no NAME=VALUE.");
    }
}
