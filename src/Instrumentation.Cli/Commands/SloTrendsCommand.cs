using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Instrumentation.Output;
using Spectre.Console;

namespace Instrumentation.Commands;

/// <summary><c>slo trends</c>: says where an SLO of an application is going.</summary>
internal static class SloTrendsCommand
{
    public static Command Build(CommandConsole console)
    {
        var slo = new Argument<string>("SLO") { Description = "The SLO." };
        Option<Uri> url = SloApplication.Url();
        Option<string?> token = SloApplication.Token();
        var window = new Option<string>("--window", "--time-window") { Description = "How far to look back, in days such as 7d, up to 400d.", DefaultValueFactory = _ => "30d" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of a table." };
        var command = new Command("trends", "Says where an SLO of an application is going: its days, trend, volatility, and when it will be missed.") { slo, url, token, window, json };
        command.Aliases.Add("analyze-trends");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = "/slo/report" + SloApplication.Query([parsed.GetRequiredValue(slo)], ("days", Days(parsed.GetRequiredValue(window)).ToString(CultureInfo.InvariantCulture)));
            using JsonDocument answer = await SloApplication.ReadJsonAsync(parsed.GetRequiredValue(url), parsed.GetValue(token), path, cancellationToken);
            if (parsed.GetValue(json))
            {
                console.Output.WriteLine(answer.RootElement.GetRawText());
                return ExitCodes.Success;
            }

            foreach (JsonElement entry in SloApplication.Items(answer.RootElement, "slos"))
                Write(entry, console);
            return ExitCodes.Success;
        });
        return command;
    }

    // rolling_7d is what older tools call it.
    private static int Days(string text)
    {
        string length = text.Replace("rolling_", "", StringComparison.Ordinal);
        if (Definitions.DefinitionFields.TryDuration(length, out TimeSpan time) && time >= TimeSpan.FromDays(1) && time <= TimeSpan.FromDays(400) && time.Ticks % TimeSpan.TicksPerDay == 0)
            return (int)time.TotalDays;
        throw new UnusableException($"--window '{text}' is outside what is allowed, whole days from 1d to 400d such as 7d.");
    }

    private static void Write(JsonElement slo, CommandConsole console)
    {
        string breach = SloApplication.Text(slo, "breach_forecast") is { Length: >= 10 } date ? $"missed on {date[..10]} with a confidence of {SloApplication.Percent(slo, "forecast_confidence")}" : "no breach in sight";
        console.Output.WriteLine($"{SloApplication.NameOf(slo)}: {SloApplication.Text(slo, "trend")}, {SloApplication.Percent(slo, "slope_per_day")} a day (p {SloApplication.Number(slo, "p_value")}), volatility {SloApplication.Percent(slo, "volatility")}, {breach}");
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in (string[])["day", "actual", "bad", "of the budget", "met"])
            table.AddColumn(column);
        foreach (JsonElement day in SloApplication.Items(slo, "days"))
        {
            table.AddRow(
                new Text(SloApplication.Text(day, "date")),
                new Text(SloApplication.Percent(day, "sli")),
                new Text(SloApplication.Number(day, "bad")),
                new Text(SloApplication.Percent(day, "budget_share")),
                new Text(day.TryGetProperty("met", out JsonElement met) ? met.ValueKind switch { JsonValueKind.True => "yes", JsonValueKind.False => "no", _ => "-" } : "-"));
        }

        console.Write(table);
    }
}
