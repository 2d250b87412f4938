namespace Instrumentation.PrometheusApiPeer;

/// <summary>A request that both servers get.</summary>
/// <param name="Path">The path behind <c>/api/v1/</c>.</param>
/// <param name="Parameters">Its parameters, not encoded.</param>
internal sealed record ApiRequest(string Path, params (string Name, string Value)[] Parameters)
{
    /// <summary>Whether the parameters go into a form body.</summary>
    public bool IsPost { get; init; }

    /// <summary>Whether the order of the result's series is part of the answer.</summary>
    public bool IsOrdered { get; init; }

    public string Query => string.Join('&', Parameters.Select(static parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}"));

    public override string ToString() => $"{(IsPost ? "POST" : "GET")} {Path}?{string.Join('&', Parameters.Select(static parameter => $"{parameter.Name}={parameter.Value}"))}";

    public async Task<ApiReply> SendAsync(HttpClient client, Uri server)
    {
        var address = new Uri(server, $"/api/v1/{Path}{(IsPost ? "" : "?" + Query)}");
        using var request = new HttpRequestMessage(IsPost ? HttpMethod.Post : HttpMethod.Get, address);
        if (IsPost)
            request.Content = new FormUrlEncodedContent(Parameters.Select(static parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        using HttpResponseMessage response = await client.SendAsync(request);
        return new ApiReply((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", await response.Content.ReadAsStringAsync());
    }
}
