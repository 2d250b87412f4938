using System.CommandLine;
using System.Net;
using System.Text.Json;
using Instrumentation.Labels;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary><c>slo gate</c>: says whether deployments may go on.</summary>
internal static class SloGateCommand
{
    /// <summary>Deployments are frozen.</summary>
    public const int Frozen = 3;

    /// <summary>Nothing can be said.</summary>
    public const int Unknown = 4;

    public static Command Build(CommandConsole console)
    {
        var slos = new Argument<string[]>("SLO") { Description = "The SLOs to look at; none for all that have a policy.", Arity = ArgumentArity.ZeroOrMore };
        var url = new Option<Uri?>("--url") { Description = "The application, with the prefix of its monitoring endpoints if it has one.", CustomParser = SloApplication.Address };
        var prometheus = new Option<Uri?>("--prometheus") { Description = "A Prometheus that scrapes the application, instead of the application itself.", CustomParser = SloApplication.Address };
        Option<string?> token = SloApplication.Token();
        var command = new Command("gate", "Says whether deployments may go on, by exit code: 0 open, 3 frozen, 4 unknown.") { slos, url, prometheus, token };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(url) is null == parsed.GetValue(prometheus) is null)
                throw new UnusableException("Give either --url or --prometheus.");
            string[] names = parsed.GetValue(slos) ?? [];
            try
            {
                return parsed.GetValue(url) is { } address
                    ? await AskApplicationAsync(address, parsed.GetValue(token), names, console, cancellationToken)
                    : await AskPrometheusAsync(parsed.GetValue(prometheus)!, parsed.GetValue(token), names, console, cancellationToken);
            }
            catch (Exception exception) when (exception is UnusableException or HttpRequestException or TimeoutException or InvalidDataException or JsonException or ArgumentException)
            {
                console.Complain(exception.Message);
                return Unknown;
            }
        });
        return command;
    }

    private static async Task<int> AskApplicationAsync(Uri address, string? token, string[] names, CommandConsole console, CancellationToken cancellationToken)
    {
        (HttpStatusCode status, string body) = await SloApplication.AskAsync(address, token, "/slo/gate" + SloApplication.Query(names), cancellationToken);
        if (status is not (HttpStatusCode.OK or HttpStatusCode.Locked or HttpStatusCode.ServiceUnavailable))
            throw new UnusableException($"{address} answered {(int)status}.");
        using JsonDocument document = JsonDocument.Parse(body);
        string state = SloApplication.Text(document.RootElement, "state");
        IEnumerable<string> reasons = SloApplication.Items(document.RootElement, "reasons").Select(reason => reason.ToString());
        return Tell(state, reasons, console);
    }

    private static async Task<int> AskPrometheusAsync(Uri address, string? token, string[] names, CommandConsole console, CancellationToken cancellationToken)
    {
        using var server = new PrometheusSliQuery(new RemotePrometheus(address) { BearerToken = SloApplication.TokenOr(token) ?? "" });
        IReadOnlyList<SliSample> samples = await server.QueryAsync("max by (slo) (slo_deployment_freeze_active)", console.Clock.GetUtcNow(), cancellationToken);
        Dictionary<string, double> frozen = samples.ToDictionary(sample => sample.Labels["slo"], sample => sample.Value);
        string[] asked = names.Length > 0 ? names : [.. frozen.Keys.Order(StringComparer.Ordinal)];
        string[] missing = [.. asked.Where(name => !frozen.ContainsKey(name))];
        string[] closed = [.. asked.Where(name => frozen.GetValueOrDefault(name) > 0)];
        if (closed.Length > 0)
            return Tell("frozen", closed.Select(name => $"{name} freezes deployments."), console);
        return missing.Length > 0 || asked.Length == 0
            ? Tell("unknown", missing.Select(name => $"{name} is not known."), console)
            : Tell("open", [], console);
    }

    private static int Tell(string state, IEnumerable<string> reasons, CommandConsole console)
    {
        int code = state switch { "open" => ExitCodes.Success, "frozen" => Frozen, _ => Unknown };
        if (code == ExitCodes.Success)
            console.Good("open");
        else
            console.Complain(code == Frozen ? "frozen" : "unknown");
        foreach (string reason in reasons)
            console.Warn(reason);
        return code;
    }
}
