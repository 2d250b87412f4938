namespace Instrumentation.Features;

// Something that needs a resource of the machine which may be taken or forbidden: a port, a file.
internal interface IMonitoringFeature
{
    string Name { get; }

    // The setting that decides about the resource, as a full path.
    string Key { get; }

    bool IsEnabled { get; }

    // The resource in words, once the feature runs: an address, a file.
    string Describe();

    // Throws when the resource cannot be had; the feature is off then.
    Task StartAsync(CancellationToken cancellationToken);

    Task StopAsync(CancellationToken cancellationToken);
}
