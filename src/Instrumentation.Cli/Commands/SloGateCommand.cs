using System.CommandLine;
using System.CommandLine.Parsing;
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
        var url = new Option<Uri?>("--url") { Description = "The application, with the prefix of its monitoring endpoints if it has one.", CustomParser = Address };
        var prometheus = new Option<Uri?>("--prometheus") { Description = "A Prometheus that scrapes the application, instead of the application itself.", CustomParser = Address };
        var command = new Command("gate", "Says whether deployments may go on, by exit code: 0 open, 3 frozen, 4 unknown.") { slos, url, prometheus };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(url) is null == parsed.GetValue(prometheus) is null)
                throw new UnusableException("Give either --url or --prometheus.");
            string[] names = parsed.GetValue(slos) ?? [];
            try
            {
                return parsed.GetValue(url) is { } address
                    ? await AskApplicationAsync(address, names, console, cancellationToken)
                    : await AskPrometheusAsync(parsed.GetValue(prometheus)!, names, console, cancellationToken);
            }
            catch (Exception exception) when (exception is HttpRequestException or TimeoutException or InvalidDataException or JsonException or ArgumentException)
            {
                console.Complain(exception.Message);
                return Unknown;
            }
        });
        return command;
    }

    private static Uri? Address(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https"))
            return address;
        result.AddError($"'{text}' is no address; allowed are such as http://127.0.0.1:5080.");
        return null;
    }

    private static async Task<int> AskApplicationAsync(Uri address, string[] names, CommandConsole console, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        string query = string.Join('&', names.Select(name => "slo=" + Uri.EscapeDataString(name)));
        using HttpResponseMessage response = await client.GetAsync(new Uri($"{address.AbsoluteUri.TrimEnd('/')}/slo/gate?{query}"), cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Locked or HttpStatusCode.ServiceUnavailable))
            throw new HttpRequestException($"{address} answered {(int)response.StatusCode}.");
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        string state = document.RootElement.TryGetProperty("state", out JsonElement value) ? value.GetString() ?? "" : "";
        IEnumerable<string> reasons = document.RootElement.TryGetProperty("reasons", out JsonElement list) ? list.EnumerateArray().Select(reason => reason.GetString() ?? "") : [];
        return Tell(state, reasons, console);
    }

    private static async Task<int> AskPrometheusAsync(Uri address, string[] names, CommandConsole console, CancellationToken cancellationToken)
    {
        using var server = new PrometheusSliQuery(new RemotePrometheus(address));
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
