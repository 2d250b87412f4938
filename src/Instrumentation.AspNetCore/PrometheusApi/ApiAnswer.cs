using System.Text.Json;

namespace Instrumentation.PrometheusApi;

// What a request is answered with: the data, written when all that can fail is behind, and remarks on it.
internal sealed record ApiAnswer(Func<Utf8JsonWriter, CancellationToken, Task> WriteDataAsync)
{
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<string> Infos { get; init; } = [];

    // No answer at all, which is status 204.
    public static ApiAnswer? None => null;

    public static ApiAnswer Of(Action<Utf8JsonWriter> write) => new((json, _) =>
    {
        write(json);
        return Task.CompletedTask;
    });
}
