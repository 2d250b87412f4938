using System.CommandLine;
using System.Globalization;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary><c>slo report</c>: reports how the SLOs of an application did over some days.</summary>
internal static class SloReportCommand
{
    public static Command Build(CommandConsole console)
    {
        var slos = new Argument<string[]>("SLO") { Description = "The SLOs; none for all.", Arity = ArgumentArity.ZeroOrMore };
        Option<Uri> url = SloApplication.Url();
        Option<string?> token = SloApplication.Token();
        var format = new Option<string>("--format") { Description = "How to write it.", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong("markdown", "json");
        var json = new Option<bool>("--json") { Description = "The same as --format json." };
        var days = new Option<int>("--days") { Description = "How many days up to now, 1 to 400.", DefaultValueFactory = _ => 30 };
        var month = new Option<string?>("--month") { Description = "A month instead, such as 2026-01." };
        var command = new Command("report", "Reports how the SLOs of an application did: compliance, days missed, budget, volatility, trend, recommendations.") { slos, url, token, format, json, days, month };
        command.Aliases.Add("generate-report");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            (string, string) time = parsed.GetValue(month) is { } name ? ("month", name) : ("days", parsed.GetValue(days).ToString(CultureInfo.InvariantCulture));
            string kind = parsed.GetValue(json) ? "json" : parsed.GetRequiredValue(format);
            string path = "/slo/report" + SloApplication.Query(parsed.GetValue(slos) ?? [], time, ("format", kind));
            string report = await SloApplication.ReadAsync(parsed.GetRequiredValue(url), parsed.GetValue(token), path, cancellationToken);
            console.Output.Write(report.EndsWith('\n') ? report : report + "\n");
            return ExitCodes.Success;
        });
        return command;
    }
}
