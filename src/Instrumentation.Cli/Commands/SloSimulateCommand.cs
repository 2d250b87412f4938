using System.CommandLine;
using System.Globalization;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary><c>slo simulate</c>: plays a history or an outage against the alerts of SLOs.</summary>
internal static class SloSimulateCommand
{
    public static Command Build(CommandConsole console)
    {
        Argument<string[]> files = SloInput.Files();
        var csv = new Option<string?>("--csv") { Description = "A history: lines of time,good,bad or time,total,bad with a heading." };
        var outage = new Option<string?>("--outage") { Description = "The length of a total outage, such as 10m." };
        var interval = new Option<string>("--interval") { Description = "The time between two evaluations.", DefaultValueFactory = _ => "15s" };
        var input = new Option<string?>("--input") { Description = "A history: an OpenMetrics file with the series of the indicators." };
        var prometheus = new Option<Uri?>("--prometheus") { Description = "A history: a Prometheus that has the series of the indicators.", CustomParser = SloApplication.Address };
        var start = new Option<string?>("--start") { Description = "The begin of such a history; default a day before its end." };
        var end = new Option<string?>("--end") { Description = "Its end; default the newest sample, or now." };
        var step = new Option<string>("--step") { Description = "The distance of its points.", DefaultValueFactory = _ => "1m" };
        Option<string?> token = SloApplication.Token();
        var command = new Command("simulate", "Says which alerts fire, and when, in a history or an outage.") { files, csv, input, prometheus, outage, interval, start, end, step, token };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<SloDefinition> slos = await SloInput.ReadAsync(parsed.GetRequiredValue(files), console, cancellationToken);
            object?[] given = [parsed.GetValue(csv), parsed.GetValue(input), parsed.GetValue(prometheus), parsed.GetValue(outage)];
            if (given.Count(option => option is not null) != 1)
                throw new UnusableException("Give one of --csv, --input, --prometheus and --outage.");
            TimeSpan every = Length(parsed.GetRequiredValue(interval), "--interval");
            if (every < TimeSpan.FromSeconds(1) || every > TimeSpan.FromMinutes(5))
                throw new UnusableException($"--interval '{parsed.GetValue(interval)}' is outside what is allowed, from 1s to 5m.");
            using SloHistorySource? history = await SloHistorySource.OpenAsync(parsed.GetValue(input), parsed.GetValue(prometheus), parsed.GetValue(token), console, cancellationToken);
            foreach (SloDefinition slo in slos.Where(slo => slo.Objective is not null))
            {
                if (parsed.GetValue(outage) is { } length)
                    console.Output.WriteLine(slo.Outage(Length(length, "--outage")) with { Interval = every });
                else if (parsed.GetValue(csv) is { } file)
                    Replay(slo, Points(file, await InputFiles.ReadAsync(file, console, cancellationToken)), every, console);
                else
                    Replay(slo, await history!.ReadAsync(slo, parsed.GetValue(start), parsed.GetValue(end), Length(parsed.GetRequiredValue(step), "--step"), cancellationToken), every, console);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static IReadOnlyList<SimulationPoint> Points(string file, string text)
    {
        try
        {
            return SimulationCsv.Parse(text, file);
        }
        catch (SloFileException exception)
        {
            throw new UnusableException(exception.Message);
        }
    }

    private static TimeSpan Length(string text, string option) => Definitions.DefinitionFields.TryDuration(text, out TimeSpan length) && length > TimeSpan.Zero
        ? length
        : throw new UnusableException($"{option} '{text}' is no length of time; allowed are such as 15s, 10m, 1h.");

    private static void Replay(SloDefinition slo, IReadOnlyList<SimulationPoint> points, TimeSpan step, CommandConsole console)
    {
        SimulationReport report = slo.Replay(points, new SimulationOptions { Interval = step });
        console.Output.WriteLine($"{slo.Name}: {report.Alerts.Count} alerts, {report.Incidents.Count} incidents, {report.Incidents.Count(incident => incident.IsSignificant)} of them significant");
        foreach (SimulatedAlert alert in report.Alerts)
            console.Output.WriteLine($"  {alert.FiredAt:u} to {(alert.ResolvedAt is { } end ? end.ToString("u", CultureInfo.InvariantCulture) : "the end")}: {alert.Explanation}");
        console.Output.WriteLine($"  precision {Show(report.Precision)}, recall {Show(report.Recall)}, recommended objective {(report.RecommendedObjective is { } objective ? $"{(objective * 100).ToString("0.####", CultureInfo.InvariantCulture)}%" : "none")}");
    }

    private static string Show(decimal? ratio) => ratio is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "-";
}
