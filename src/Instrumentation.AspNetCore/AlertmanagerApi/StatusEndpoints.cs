using System.Reflection;
using Instrumentation.Answers;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.AlertmanagerApi;

// What serves, since when, by which configuration, and who can be told.
internal sealed class StatusEndpoints(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();

    public Task StatusAsync(HttpContext context, AlertNotifier notifier) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
    {
        Assembly assembly = typeof(AlertNotifier).Assembly;
        writer.WriteStartObject();
        writer.WriteStartObject("cluster");
        writer.WriteStartArray("peers");
        writer.WriteEndArray();
        writer.WriteString("status", "disabled");
        writer.WriteEndObject();
        writer.WriteStartObject("config");
        writer.WriteString("original", AlertmanagerFileWriter.WriteWithoutSecrets(notifier.Configuration));
        writer.WriteEndObject();
        writer.WriteString("uptime", AlertmanagerJson.Time(_start));
        writer.WriteStartObject("versionInfo");
        writer.WriteString("branch", "");
        writer.WriteString("buildDate", "");
        writer.WriteString("buildUser", "");
        writer.WriteString("goVersion", "");
        writer.WriteString("revision", "");
        writer.WriteString("version", assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static Task ReceiversAsync(HttpContext context, AlertNotifier notifier) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartArray();
        foreach (ReceiverDefinition receiver in notifier.Configuration.Receivers)
            AlertmanagerJson.WriteName(writer, receiver.Name);
        writer.WriteEndArray();
    });
}
