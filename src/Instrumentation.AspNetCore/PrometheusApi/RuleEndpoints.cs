namespace Instrumentation.PrometheusApi;

// /api/v1/rules and alerts, of an application that evaluates no rules.
internal static class RuleEndpoints
{
    public static Task<ApiAnswer?> RulesAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        string type = parameters["type"];
        if (type.Length > 0 && !type.Equals("alert", StringComparison.OrdinalIgnoreCase) && !type.Equals("record", StringComparison.OrdinalIgnoreCase))
            throw ApiException.InvalidParameter("type", $"not supported value {QuotedText.Of(type)}");
        return Empty("groups");
    }

    public static Task<ApiAnswer?> AlertsAsync(ApiParameters parameters, CancellationToken cancellation) => Empty("alerts");

    private static Task<ApiAnswer?> Empty(string property) => Task.FromResult<ApiAnswer?>(ApiAnswer.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray(property);
        json.WriteEndArray();
        json.WriteEndObject();
    }));
}
