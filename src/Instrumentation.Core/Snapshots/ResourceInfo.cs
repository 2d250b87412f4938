namespace Instrumentation;

/// <summary>What is known of the application as a whole, as <see cref="ResourceOptions"/> gave it.</summary>
/// <param name="Attributes">All attributes under their OpenTelemetry names: <c>service.name</c>, <c>deployment.environment.name</c> and so on.</param>
/// <param name="StandardLabels">The same for the five standard labels, under their short names: service, environment, version, region, instance.</param>
public sealed record ResourceInfo(LabelSet Attributes, LabelSet StandardLabels)
{
    /// <summary>Nothing known.</summary>
    public static ResourceInfo Empty { get; } = new(LabelSet.Empty, LabelSet.Empty);

    internal static ResourceInfo From(ResourceOptions options)
    {
        string? service = string.IsNullOrEmpty(options.Service) ? System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name : options.Service;
        List<Tag> attributes = [.. options.Attributes.Select(pair => new Tag(pair.Key, pair.Value))];
        attributes.AddRange([
            new("service.name", service), new("deployment.environment.name", options.Environment), new("service.version", options.Version),
            new("cloud.region", options.Region), new("service.instance.id", options.Instance),
        ]);
        attributes.RemoveAll(attribute => attribute.Value.Length == 0);
        return new ResourceInfo(
            LabelSet.From([.. attributes]),
            LabelSet.From(("service", service), ("environment", options.Environment), ("version", options.Version), ("region", options.Region), ("instance", options.Instance)));
    }
}
