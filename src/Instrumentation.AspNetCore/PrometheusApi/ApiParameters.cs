using System.Text;
using Instrumentation.Bodies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Instrumentation.PrometheusApi;

// The parameters of a request, from its form body and then its query string.
internal sealed class ApiParameters
{
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly List<(string Name, string Value)> _values = [];

    public static async ValueTask<ApiParameters> ReadAsync(HttpRequest request, int maxBodyBytes)
    {
        var parameters = new ApiParameters();
        if (HttpMethods.IsPost(request.Method) && IsForm(request.ContentType))
            parameters.Add(await BodyAsync(request, maxBodyBytes));
        parameters.Add(request.QueryString.Value ?? "");
        return parameters;
    }

    // The first value, or the empty text.
    public string this[string name] => _values.Find(parameter => parameter.Name == name).Value ?? "";

    public IReadOnlyList<string> All(string name) => [.. _values.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value)];

    private static bool IsForm(string? contentType) =>
        contentType is not null && contentType.Split(';')[0].Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase);

    private static async ValueTask<string> BodyAsync(HttpRequest request, int maxBodyBytes) =>
        Encoding.UTF8.GetString(await BoundedBody.ReadAsync(request, maxBodyBytes) ?? throw TooLarge(maxBodyBytes));

    private static ApiException TooLarge(int maxBodyBytes) =>
        ApiException.BadData($"error parsing form values: the body has more than the {maxBodyBytes} bytes of {StreamingMonitoringConstants.Section}:Endpoints:Api:MaxBodyBytes");

    private void Add(string encoded)
    {
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(encoded))
            _values.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
    }
}
