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
        var command = new Command("simulate", "Says which alerts fire, and when, in a history or an outage.") { files, csv, outage, interval };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<SloDefinition> slos = await SloInput.ReadAsync(parsed.GetRequiredValue(files), console, cancellationToken);
            if (parsed.GetValue(csv) is null == parsed.GetValue(outage) is null)
                throw new UnusableException("Give either --csv or --outage.");
            TimeSpan step = Length(parsed.GetRequiredValue(interval), "--interval");
            if (step < TimeSpan.FromSeconds(1) || step > TimeSpan.FromMinutes(5))
                throw new UnusableException($"--interval '{parsed.GetValue(interval)}' is outside what is allowed, from 1s to 5m.");
            foreach (SloDefinition slo in slos.Where(slo => slo.Objective is not null))
            {
                if (parsed.GetValue(outage) is { } length)
                    console.Output.WriteLine(slo.Outage(Length(length, "--outage")) with { Interval = step });
                else
                    Replay(slo, Points(parsed.GetValue(csv)!, await InputFiles.ReadAsync(parsed.GetValue(csv)!, console, cancellationToken)), step, console);
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
