using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrumentation.Evaluation;
using Instrumentation.Json;

namespace Instrumentation.Output;

/// <summary>Writes results as Prometheus' HTTP API answers.</summary>
internal static class ResultJson
{
    public static void Write(QueryResult result, DateTimeOffset time, TextWriter output)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("status"u8, "success"u8);
            json.WritePropertyName("data"u8);
            QueryResultJson.Write(json, result, time);
            Write(json, "warnings", result.Warnings);
            Write(json, "infos", result.Infos);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
