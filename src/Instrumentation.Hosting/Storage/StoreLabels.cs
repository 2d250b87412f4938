using Instrumentation.Labels;

namespace Instrumentation.Storage;

// Puts the labels of a stored series together: its own, and below them those of the application.
internal sealed class StoreLabels
{
    private const string Job = "job";
    private const string Instance = "instance";
    private const string Service = "service";

    private readonly Label[] _resource;

    private StoreLabels(Label[] resource) => _resource = resource;

    public static StoreLabels None { get; } = new([]);

    // What Prometheus calls the job of what it scrapes is the service here.
    public static StoreLabels Of(ResourceInfo resource)
    {
        List<Label> labels = [.. resource.StandardLabels.AsSpan()];
        if (resource.StandardLabels.Find(Service) is { } service)
            labels.Add(new Label(Job, service));
        return new StoreLabels([.. labels]);
    }

    public SeriesLabels Series(string name, IEnumerable<Label> own) => Build(name, own, _resource);

    // The application's own series has all attributes already.
    public SeriesLabels Target(string name, IEnumerable<Label> own) => Build(name, own, _resource.Where(static label => label.Name is Job or Instance));

    private static SeriesLabels Build(string name, IEnumerable<Label> own, IEnumerable<Label> resource)
    {
        var builder = new SeriesLabelsBuilder();
        foreach (Label label in resource.Concat(own))
            builder.Set(label.Name, label.Value);
        builder.Set(LabelNames.MetricName, name);
        return builder.Build();
    }
}
