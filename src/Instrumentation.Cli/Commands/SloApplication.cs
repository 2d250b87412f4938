using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Instrumentation.Commands;

/// <summary>A running application, as commands ask it how its SLOs stand.</summary>
internal static class SloApplication
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public static Option<Uri> Url() => new("--url")
    {
        Description = "The application, with the prefix of its monitoring endpoints if it has one.",
        CustomParser = Address,
        DefaultValueFactory = _ => new Uri(DefaultAddress),
    };

    public static Option<string?> Token() => new("--token") { Description = "The bearer token that the application asks for; default the variable INSTRUMENTATION_TOKEN." };

    public static Uri? Address(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https"))
            return address;
        result.AddError($"'{text}' is no address; allowed are such as {DefaultAddress}.");
        return null;
    }

    /// <summary>Asks the application.</summary>
    /// <exception cref="UnusableException">It does not answer; the message says why.</exception>
    public static async Task<(HttpStatusCode Status, string Body)> AskAsync(Uri application, string? token, string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Timeout };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{application.AbsoluteUri.TrimEnd('/')}{path}");
        if (TokenOr(token) is { Length: > 0 } bearer)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException exception)
        {
            throw new UnusableException($"{application} cannot be asked: {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnusableException($"{application} did not answer within {Timeout.TotalSeconds} s.");
        }
    }

    /// <summary>Reads an answer of the application.</summary>
    /// <exception cref="UnusableException">There is none, or it is a refusal; the message says why.</exception>
    public static async Task<string> ReadAsync(Uri application, string? token, string path, CancellationToken cancellationToken)
    {
        (HttpStatusCode status, string body) = await AskAsync(application, token, path, cancellationToken);
        return status == HttpStatusCode.OK ? body : throw new UnusableException($"{application} answered {(int)status}. {Reason(body)}".TrimEnd());
    }

    /// <summary>The token of the command line, or that of the environment.</summary>
    public static string? TokenOr(string? given) => given ?? Environment.GetEnvironmentVariable("INSTRUMENTATION_TOKEN");

    /// <summary>Reads an answer in JSON.</summary>
    /// <exception cref="UnusableException">There is none, or it is no JSON; the message says why.</exception>
    public static async Task<JsonDocument> ReadJsonAsync(Uri application, string? token, string path, CancellationToken cancellationToken)
    {
        try
        {
            return JsonDocument.Parse(await ReadAsync(application, token, path, cancellationToken));
        }
        catch (JsonException exception)
        {
            throw new UnusableException($"{application} answered what is no JSON: {exception.Message}");
        }
    }

    /// <summary>The names of SLOs as parameters of a query.</summary>
    public static string Query(IEnumerable<string> slos, params IEnumerable<(string Name, string Value)> others)
    {
        string text = string.Join('&', slos.Select(name => ("slo", name)).Concat(others).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
        return text.Length > 0 ? "?" + text : "";
    }

    /// <summary>A ratio as people read it, or a dash where there is none.</summary>
    public static string Percent(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? (value.GetDecimal() * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%" : "-";

    /// <summary>A number as people read it, or a dash where there is none.</summary>
    public static string Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString("0.######", CultureInfo.InvariantCulture) : "-";

    /// <summary>A text, empty where there is none.</summary>
    public static string Text(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The items of a list, none where there is none.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>The SLO's name, with its group.</summary>
    public static string NameOf(JsonElement slo)
    {
        string[] group = slo.TryGetProperty("group", out JsonElement values) && values.ValueKind == JsonValueKind.Object ? [.. values.EnumerateObject().Select(label => $"{label.Name}={label.Value}")] : [];
        return group.Length > 0 ? $"{Text(slo, "slo")} ({string.Join(", ", group)})" : Text(slo, "slo");
    }

    // Our own refusals say why in a property.
    private static string Reason(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "error") : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
