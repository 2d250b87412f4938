using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrumentation.Templates;

/// <summary>Writes values of templates as JSON.</summary>
internal static class TemplateJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Default };

    public static string Write(TemplateValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            Write(writer, value);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, TemplateValue value)
    {
        switch (value.Kind)
        {
            case TemplateKind.Nil:
                writer.WriteNullValue();
                break;
            case TemplateKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case TemplateKind.Integer:
                writer.WriteNumberValue(value.Integer);
                break;
            case TemplateKind.Number when double.IsFinite(value.Number):
                writer.WriteNumberValue(value.Number);
                break;
            case TemplateKind.List:
                writer.WriteStartArray();
                foreach (TemplateValue item in value.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case TemplateKind.Map or TemplateKind.Object:
                writer.WriteStartObject();
                foreach ((string name, TemplateValue field) in value.Fields.Entries)
                {
                    writer.WritePropertyName(name);
                    Write(writer, field);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
