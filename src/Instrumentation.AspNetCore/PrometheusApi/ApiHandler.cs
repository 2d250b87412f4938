using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Instrumentation.PrometheusApi;

// Reads a request's parameters, runs its endpoint, and wraps data or error as Prometheus does.
internal sealed class ApiHandler(ApiSettings settings, ILogger logger)
{
    // An expression of 1,000 levels, at three levels of JSON each.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), MaxDepth = 4_096 };

    public async Task HandleAsync(HttpContext context, Func<ApiParameters, CancellationToken, Task<ApiAnswer?>> endpoint)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            ApiParameters parameters = await ApiParameters.ReadAsync(context.Request, settings.MaxBodyBytes);
            if (await endpoint(parameters, context.RequestAborted) is { } answer)
                await WriteAsync(context, answer);
            else
                context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await WriteErrorAsync(context, Explain(context, exception));
        }
    }

    public async Task HandleTextAsync(HttpContext context, Func<ApiParameters, HttpContext, Task> endpoint)
    {
        try
        {
            await endpoint(await ApiParameters.ReadAsync(context.Request, settings.MaxBodyBytes), context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            ApiException error = Explain(context, exception);
            context.Response.Clear();
            context.Response.StatusCode = ApiErrorTypes.Status(error.Type);
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(error.Message + "\n", context.RequestAborted);
        }
    }

    private static async Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.Body, JsonOptions);
        try
        {
            json.WriteStartObject();
            json.WriteString("status"u8, "success"u8);
            json.WritePropertyName("data"u8);
            await answer.WriteDataAsync(json, context.RequestAborted);
            WriteTexts(json, "warnings"u8, answer.Warnings);
            WriteTexts(json, "infos"u8, answer.Infos);
            json.WriteEndObject();
            await json.FlushAsync(context.RequestAborted);
        }
        catch
        {
            // Or else the half of an answer would be sent at the writer's end.
            json.Reset();
            throw;
        }
    }

    private static async Task WriteErrorAsync(HttpContext context, ApiException error)
    {
        context.Response.StatusCode = ApiErrorTypes.Status(error.Type);
        if (error.Type == ApiErrorType.Canceled)
            return;
        var body = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(body, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("status"u8, "error"u8);
            json.WriteString("errorType"u8, ApiErrorTypes.Name(error.Type));
            json.WriteString("error"u8, error.Message);
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> property, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(property);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    // What went wrong inside is for the log; a caller gets no text of an exception that was not made for it.
    private ApiException Explain(HttpContext context, Exception exception)
    {
        if (exception is ApiException known)
            return known;
        if (exception is BadHttpRequestException bad)
            return ApiException.BadData($"error parsing form values: {bad.Message}");
        if (context.RequestAborted.IsCancellationRequested)
            return new ApiException(ApiErrorType.Canceled, "query was canceled in query execution");
        Log.ApiRequestFailed(logger, context.Request.Path, exception);
        return new ApiException(ApiErrorType.Internal, "the request failed inside; the log says why");
    }
}
