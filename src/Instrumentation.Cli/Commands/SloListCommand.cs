using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Instrumentation.Output;
using Spectre.Console;

namespace Instrumentation.Commands;

/// <summary><c>slo list</c>: lists the SLOs of files.</summary>
internal static class SloListCommand
{
    private static readonly string[] Priorities = [.. Enum.GetNames<SloPriority>().Select(name => name.ToLowerInvariant())];

    public static Command Build(CommandConsole console)
    {
        Argument<string[]> files = SloInput.Files();
        var priority = new Option<string?>("--priority") { Description = "Only SLOs of this priority." };
        priority.AcceptOnlyFromAmong(Priorities);
        var json = new Option<bool>("--json") { Description = "Write JSON instead of a table." };
        var command = new Command("list", "Lists the SLOs of files.") { files, priority, json };
        command.Aliases.Add("list-slos");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IEnumerable<SloDefinition> slos = await SloInput.ReadAsync(parsed.GetRequiredValue(files), console, cancellationToken);
            if (parsed.GetValue(priority) is { } wanted)
                slos = slos.Where(slo => slo.Priority.ToString().Equals(wanted, StringComparison.OrdinalIgnoreCase));
            if (parsed.GetValue(json))
                WriteJson(slos, console);
            else
                WriteTable(slos, console);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void WriteTable(IEnumerable<SloDefinition> slos, CommandConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in (string[])["slo", "service", "indicator", "objective", "windows", "priority", "owner", "policy"])
            table.AddColumn(column);
        foreach (SloDefinition slo in slos)
        {
            table.AddRow(
                new Text(slo.Name),
                new Text(slo.Service),
                new Text(slo.Indicator.Name),
                new Text(slo.Objective is { } objective ? (objective * 100).ToString("0.########", CultureInfo.InvariantCulture) + "%" : "-"),
                new Text(string.Join(", ", slo.Windows)),
                new Text(slo.Priority.ToString().ToLowerInvariant()),
                new Text(slo.Owner),
                new Text(slo.Policy));
        }

        console.Write(table);
    }

    private static void WriteJson(IEnumerable<SloDefinition> slos, CommandConsole console)
    {
        var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (SloDefinition slo in slos)
            {
                writer.WriteStartObject();
                writer.WriteString("slo", slo.Name);
                writer.WriteString("service", slo.Service);
                writer.WriteString("indicator", slo.Indicator.Name);
                if (slo.Objective is { } objective)
                    writer.WriteNumber("objective", objective);
                writer.WriteStartArray("windows");
                foreach (SloWindow window in slo.Windows)
                    writer.WriteStringValue(window.ToString());
                writer.WriteEndArray();
                writer.WriteString("priority", slo.Priority.ToString().ToLowerInvariant());
                writer.WriteString("owner", slo.Owner);
                writer.WriteString("policy", slo.Policy);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        console.Output.WriteLine(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
    }
}
