using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrumentation.Capture;

// Turns the tags of System.Diagnostics.Metrics, whose values are objects, into this library's. Text, numbers, booleans and enum members
// allocate nothing. The rest follows OpenTelemetry's "AnyValue representation for non-OTLP protocols", which its Prometheus rules refer to.
internal sealed class TagValueText
{
    private const int MaxMembers = 1024;

    // Deeper arrays are most likely ones that contain themselves.
    private const int MaxDepth = 16;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ConcurrentDictionary<Enum, string> _members = [];

    internal Tag Convert(string name, object? value) => value switch
    {
        string text => new Tag(name, text),
        null => new Tag(name, (string?)null),
        bool flag => new Tag(name, flag),
        int number => new Tag(name, (long)number),
        long number => new Tag(name, number),
        double number => new Tag(name, number),
        _ => ConvertOther(name, value),
    };

    // Whether the same object always renders the same text.
    internal static bool IsLasting(object? value) => value is null or string or bool or Enum or int or long or double or short or byte or sbyte or ushort or uint or ulong or float;

    private Tag ConvertOther(string name, object value)
    {
        try
        {
            return value switch
            {
                Enum member => new Tag(name, MemberName(member)),
                short number => new Tag(name, (long)number),
                byte number => new Tag(name, (long)number),
                sbyte number => new Tag(name, (long)number),
                ushort number => new Tag(name, (long)number),
                uint number => new Tag(name, (long)number),
                ulong number and <= long.MaxValue => new Tag(name, (long)number),
                float number => new Tag(name, (double)number),
                byte[] bytes => new Tag(name, System.Convert.ToBase64String(bytes)),
                IList or IEnumerable<KeyValuePair<string, object?>> => new Tag(name, ToJson(value)),
                _ => new Tag(name, ToText(value)),
            };
        }
        catch (Exception)
        {
            // The application's own ToString threw. A tag without text makes the measurement a rejected one, which is counted.
            return default;
        }
    }

    private static string ToText(object value) => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private string MemberName(Enum member)
    {
        if (_members.TryGetValue(member, out string? name))
            return name;
        name = member.ToString();
        if (_members.Count < MaxMembers)
            _members.TryAdd(member, name);
        return name;
    }

    private string ToJson(object value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Json))
            Write(writer, value, 0);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, MaxDepth);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case Enum member:
                writer.WriteStringValue(MemberName(member));
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float or double:
                WriteNumber(writer, System.Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteMap(writer, map, depth);
                break;
            case IList list:
                writer.WriteStartArray();
                foreach (object? item in list)
                    Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(ToText(value));
                break;
        }
    }

    private void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> map, int depth)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in map)
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }
}
