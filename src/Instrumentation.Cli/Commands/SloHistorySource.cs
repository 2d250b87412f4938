using Instrumentation.Evaluation;
using Instrumentation.Input;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary>Stored series that the history of an SLO is read from: those of a file, or of a Prometheus.</summary>
internal sealed class SloHistorySource(ISliHistoryQuery query, DateTimeOffset newest, IDisposable owned) : IDisposable
{
    /// <summary>Opens the one that is given; null where none is.</summary>
    /// <exception cref="UnusableException">The file cannot be read.</exception>
    public static async Task<SloHistorySource?> OpenAsync(string? file, Uri? prometheus, string? token, CommandConsole console, CancellationToken cancellationToken)
    {
        if (prometheus is not null)
        {
            var server = new PrometheusSliQuery(new RemotePrometheus(prometheus) { BearerToken = SloApplication.TokenOr(token) ?? "" });
            return new SloHistorySource(server, console.Clock.GetUtcNow(), server);
        }

        if (file is null)
            return null;
        string text = await InputFiles.ReadAsync(file, console, cancellationToken);
        try
        {
            SampleFile samples = OpenMetricsReader.Read(text, console.Clock.GetUtcNow().ToUnixTimeMilliseconds());
            var engine = new PromqlEngine(new PromqlEngineOptions { Timeout = TimeSpan.FromHours(1), MaxSamples = 2_000_000_000 }, console.Clock);
            DateTimeOffset newest = samples.NewestUnixMs is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : console.Clock.GetUtcNow();
            return new SloHistorySource(new EngineSliQuery(engine, samples), newest, engine);
        }
        catch (OpenMetricsException exception)
        {
            throw new UnusableException($"{file}:{exception.Message}");
        }
    }

    /// <summary>Reads the history of an SLO.</summary>
    /// <exception cref="UnusableException">It cannot be read; the message says why.</exception>
    public async Task<IReadOnlyList<SimulationPoint>> ReadAsync(SloDefinition slo, string? start, string? end, TimeSpan step, CancellationToken cancellationToken)
    {
        DateTimeOffset to = QueryArguments.Time("--end", end) ?? newest;
        DateTimeOffset from = QueryArguments.Time("--start", start) ?? to - TimeSpan.FromDays(1);
        try
        {
            return await SimulationSeries.ReadAsync(slo, query, from, to, step, cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or PromqlEvaluationException or HttpRequestException or TimeoutException or InvalidDataException)
        {
            throw new UnusableException(exception.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => owned.Dispose();
}
