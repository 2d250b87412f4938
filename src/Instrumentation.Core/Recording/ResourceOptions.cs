namespace Instrumentation;

/// <summary>What is known of the application as a whole: set once, published once as <c>target_info</c>, not repeated at each measurement.</summary>
public sealed class ResourceOptions
{
    /// <summary>The service's name (<c>service.name</c>). Default: the entry assembly's name.</summary>
    public string? Service { get; set; }

    /// <summary>The environment, such as dev, staging or production (<c>deployment.environment.name</c>). Default: none.</summary>
    public string? Environment { get; set; }

    /// <summary>The application's version (<c>service.version</c>). Default: none.</summary>
    public string? Version { get; set; }

    /// <summary>The region it runs in (<c>cloud.region</c>). Default: none.</summary>
    public string? Region { get; set; }

    /// <summary>Tells this process from its replicas (<c>service.instance.id</c>). Default: none.</summary>
    public string? Instance { get; set; }

    /// <summary>Further attributes by OpenTelemetry name. Default: none.</summary>
    public IDictionary<string, string> Attributes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
