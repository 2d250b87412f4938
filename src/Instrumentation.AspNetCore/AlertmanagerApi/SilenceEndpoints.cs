using System.Text.Json;
using Instrumentation.Answers;
using Instrumentation.Labels;
using Instrumentation.Silencing;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.AlertmanagerApi;

// The silences: listed, made, changed and ended.
internal sealed class SilenceEndpoints(int maxBodyBytes, TimeProvider time)
{
    public Task ListAsync(HttpContext context, AlertNotifier notifier)
    {
        var filter = new AlertFilter(context.Request.Query);
        DateTimeOffset now = time.GetUtcNow();
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartArray();
            foreach (Silence silence in notifier.Silences.Where(filter.Takes).OrderBy(silence => Rank(silence, now)))
                AlertmanagerJson.Write(writer, silence, now);
            writer.WriteEndArray();
        });
    }

    public Task GetAsync(HttpContext context, AlertNotifier notifier)
    {
        Silence silence = notifier.Silences.FirstOrDefault(silence => silence.Id == IdOf(context)) ?? throw Unknown(context);
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => AlertmanagerJson.Write(writer, silence, time.GetUtcNow()));
    }

    public async Task PostAsync(HttpContext context, AlertNotifier notifier)
    {
        using JsonDocument body = await AlertmanagerBody.ReadAsync(context.Request, maxBodyBytes);
        SilenceDraft draft = Read(body.RootElement);
        if (draft.Id is { } id && notifier.Silences.All(known => known.Id != id))
            throw new AlertmanagerApiException(StatusCodes.Status404NotFound, $"silence {id} not found");
        Silence silence;
        try
        {
            silence = notifier.SetSilence(draft);
        }
        catch (SilenceException exception)
        {
            throw AlertmanagerBody.Bad(exception.Message);
        }

        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("silenceID", silence.Id);
            writer.WriteEndObject();
        });
    }

    public static Task ExpireAsync(HttpContext context, AlertNotifier notifier)
    {
        string id = IdOf(context);
        if (notifier.Silences.All(silence => silence.Id != id))
            throw Unknown(context);
        try
        {
            notifier.ExpireSilence(id);
        }
        catch (SilenceException exception)
        {
            // Alertmanager's status, which its clients know.
            throw new AlertmanagerApiException(StatusCodes.Status500InternalServerError, exception.Message);
        }

        return Task.CompletedTask;
    }

    private static string IdOf(HttpContext context) => context.Request.RouteValues["silenceID"] as string ?? "";

    private static AlertmanagerApiException Unknown(HttpContext context) => new(StatusCodes.Status404NotFound, $"silence {IdOf(context)} not found");

    // Active ones first, then those to come, then those that are over; the next to change is the first of its kind.
    private static (int Kind, DateTimeOffset At) Rank(Silence silence, DateTimeOffset now) => silence.StateAt(now) switch
    {
        SilenceState.Active => (0, silence.EndsAt),
        SilenceState.Pending => (1, silence.StartsAt),
        _ => (2, silence.EndsAt),
    };

    private static SilenceDraft Read(JsonElement body)
    {
        IReadOnlyList<JsonElement> matchers = AlertmanagerBody.Find(body, "matchers") is { } list ? AlertmanagerBody.List(list, "matchers") : throw AlertmanagerBody.Bad("matchers in body is required");
        string id = AlertmanagerBody.Text(body, "id");
        return new SilenceDraft(
            [.. matchers.Select(Matcher)],
            AlertmanagerBody.Time(body, "startsAt") ?? throw AlertmanagerBody.Bad("startsAt in body is required"),
            AlertmanagerBody.Time(body, "endsAt") ?? throw AlertmanagerBody.Bad("endsAt in body is required"),
            AlertmanagerBody.Text(body, "createdBy", isRequired: true),
            AlertmanagerBody.Text(body, "comment", isRequired: true),
            id.Length > 0 ? id : null);
    }

    private static LabelMatcher Matcher(JsonElement matcher)
    {
        bool isEqual = AlertmanagerBody.Flag(matcher, "isEqual", fallback: true);
        LabelMatchType type = AlertmanagerBody.Flag(matcher, "isRegex", fallback: false)
            ? (isEqual ? LabelMatchType.Regex : LabelMatchType.NotRegex)
            : isEqual ? LabelMatchType.Equal : LabelMatchType.NotEqual;
        try
        {
            return new LabelMatcher(AlertmanagerBody.Text(matcher, "name", isRequired: true), type, AlertmanagerBody.Text(matcher, "value", isRequired: true));
        }
        catch (ArgumentException exception)
        {
            throw AlertmanagerBody.Bad($"invalid matcher: {exception.Message}");
        }
    }
}
