using System.Net.Mime;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Sources;

/// <summary>Takes events over HTTP: all of a request, or none where one of them is wrong.</summary>
internal sealed class EventsEndpoint(TopicRegistry topics, EventLog log)
{
    private const int MaxBody = 1_000_000;

    public async Task<IResult> PostAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!RequestBody.IsOf(request, MediaTypeNames.Application.Json))
            return RequestBody.WrongType(MediaTypeNames.Application.Json);
        if (await RequestBody.ReadAsync(request, MaxBody, cancellationToken) is not { } body)
            return RequestBody.TooLarge(MaxBody);
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
            return Results.Json(
                new { error = exception.Message + " Events in front of the failed one were accepted." },
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private List<Event> Resolve(IReadOnlyList<PostedEvent> posted)
    {
        var events = new List<Event>(posted.Count);
        foreach (PostedEvent item in posted)
        {
            Topic topic = topics.Find(item.Topic) ?? throw new EventFormatException(1, "topic",
                $"'{item.Topic}' is longer than {TopicRegistry.MaxNameLength} characters or has control characters, "
                + $"or there are {TopicRegistry.MaxTopics} topics already");
            events.Add(new Event(topic, item.UnixMs, item.Value));
        }

        return events;
    }
}
