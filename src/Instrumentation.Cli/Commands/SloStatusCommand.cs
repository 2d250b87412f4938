using System.CommandLine;
using System.Text.Json;
using Instrumentation.Output;
using Spectre.Console;

namespace Instrumentation.Commands;

/// <summary><c>slo status</c>: says how the SLOs of an application stand.</summary>
internal static class SloStatusCommand
{
    public static Command Build(CommandConsole console)
    {
        var slos = new Argument<string[]>("SLO") { Description = "The SLOs; none for all.", Arity = ArgumentArity.ZeroOrMore };
        Option<Uri> url = SloApplication.Url();
        Option<string?> token = SloApplication.Token();
        var json = new Option<bool>("--json") { Description = "Write JSON instead of a table." };
        var command = new Command("status", "Says how the SLOs of an application stand, over each of their windows.") { slos, url, token, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = "/slo/status" + SloApplication.Query(parsed.GetValue(slos) ?? []);
            using JsonDocument answer = await SloApplication.ReadJsonAsync(parsed.GetRequiredValue(url), parsed.GetValue(token), path, cancellationToken);
            if (parsed.GetValue(json))
                console.Output.WriteLine(answer.RootElement.GetRawText());
            else
                Write(answer.RootElement, console);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Write(JsonElement answer, CommandConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in (string[])["slo", "window", "status", "objective", "actual", "budget spent", "left", "burn rate", "measured", "deployments"])
            table.AddColumn(column);
        foreach (JsonElement slo in SloApplication.Items(answer, "slos"))
        {
            bool isFrozen = slo.TryGetProperty("deployment_freeze", out JsonElement freeze) && freeze.ValueKind == JsonValueKind.True;
            foreach (JsonElement window in SloApplication.Items(slo, "windows"))
            {
                table.AddRow(
                    new Text(SloApplication.NameOf(slo)),
                    new Text(SloApplication.Text(window, "window")),
                    new Text(SloApplication.Text(window, "status")),
                    new Text(SloApplication.Percent(window, "target")),
                    new Text(SloApplication.Percent(window, "actual")),
                    new Text(SloApplication.Percent(window, "error_budget_consumed")),
                    new Text(SloApplication.Percent(window, "error_budget_remaining")),
                    new Text(SloApplication.Number(window, "burn_rate")),
                    new Text(SloApplication.Percent(window, "coverage")),
                    new Text(isFrozen ? "frozen" : "open"));
            }
        }

        console.Write(table);
    }
}
