using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Sources;

/// <summary>Takes events over HTTP: all of a request, or none where one of them is wrong.</summary>
internal sealed class EventsEndpoint(TopicRegistry topics, EventLog log)
{
    private const int MaxBody = 1_000_000;

    public async Task<IResult> PostAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ReadBodyAsync(request, cancellationToken) is not { } body)
            return Results.Json(new { error = $"A body has at most {MaxBody} bytes." }, statusCode: StatusCodes.Status413PayloadTooLarge);
        try
        {
            List<Event> events = Resolve(EventReader.Read(body.AsSpan()));
            foreach (Event item in events)
                await log.AppendAsync(item, cancellationToken);
            return Results.Accepted(value: new { accepted = events.Count });
        }
        catch (EventFormatException exception)
        {
            return Results.BadRequest(new { error = exception.Message, line = exception.Line, field = exception.Field });
        }
        catch (StageFailedException exception)
        {
            return Results.Json(new { error = exception.Message + " Events in front of the failed one were accepted." }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        byte[] buffer = new byte[16384];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaxBody)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private List<Event> Resolve(IReadOnlyList<PostedEvent> posted)
    {
        var events = new List<Event>(posted.Count);
        foreach (PostedEvent item in posted)
        {
            Topic topic = topics.Find(item.Topic) ?? throw new EventFormatException(1, "topic",
                $"'{item.Topic}' is longer than {TopicRegistry.MaxNameLength} characters or has control characters, or there are {TopicRegistry.MaxTopics} topics already");
            events.Add(new Event(topic, item.UnixMs, item.Value));
        }

        return events;
    }
}
