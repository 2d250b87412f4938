namespace Instrumentation.Configuration;

// OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES as the OpenTelemetry specification has them (Resource SDK, "Specifying resource
// information via an environment variable"): the first wins for service.name, and a list with any fault is left out as a whole.
internal sealed record OpenTelemetryVariables(IReadOnlyList<RawSetting> Settings, string? Fault)
{
    public const string ServiceName = "OTEL_SERVICE_NAME";
    public const string ResourceAttributes = "OTEL_RESOURCE_ATTRIBUTES";

    public static OpenTelemetryVariables Read(Func<string, string?> variable)
    {
        var settings = new List<RawSetting>();
        string? fault = null;
        if (variable(ResourceAttributes) is { Length: > 0 } list)
        {
            fault = FaultOf(list);
            if (fault is null)
                settings.AddRange(Pairs(list).Select(pair => Setting(Uri.UnescapeDataString(pair.Name), Uri.UnescapeDataString(pair.Value), ResourceAttributes)));
        }

        if (variable(ServiceName) is { Length: > 0 } service)
            settings.Add(Setting("service.name", service, ServiceName));
        return new OpenTelemetryVariables(settings, fault);
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string list) => list
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
        .Select(pair => (pair[0], pair.Length == 2 ? pair[1] : ""));

    private static string? FaultOf(string list)
    {
        foreach (string pair in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) <= 0)
                return $"'{pair}' is not of the form name=value";
            for (int at = pair.IndexOf('%', StringComparison.Ordinal); at >= 0; at = pair.IndexOf('%', at + 1))
            {
                if (at + 2 >= pair.Length || !char.IsAsciiHexDigit(pair[at + 1]) || !char.IsAsciiHexDigit(pair[at + 2]))
                    return $"'{pair}' has a % that two hexadecimal digits do not follow";
            }
        }

        return null;
    }

    private static RawSetting Setting(string attribute, string value, string origin)
    {
        string[] parts = attribute switch
        {
            "service.name" => ["Resource", "Service"],
            "service.version" => ["Resource", "Version"],
            "deployment.environment.name" or "deployment.environment" => ["Resource", "Environment"],
            "cloud.region" => ["Resource", "Region"],
            "service.instance.id" => ["Resource", "Instance"],
            _ => ["Resource", "Attributes", attribute],
        };
        return new RawSetting(parts, value, origin, SettingSource.OpenTelemetryVariable);
    }
}
