using System.Text.Json;

namespace Samples.StreamingAnalytics.Sources;

/// <summary>Reads one event or an array of them from JSON, and says where the first mistake is.</summary>
internal ref struct EventReader
{
    private readonly ReadOnlySpan<byte> _body;
    private Utf8JsonReader _json;
    private string _path = "";

    private EventReader(ReadOnlySpan<byte> body)
    {
        _body = body;
        _json = new Utf8JsonReader(body);
    }

    /// <summary>Reads events.</summary>
    /// <param name="body">JSON in UTF-8.</param>
    /// <returns>The events.</returns>
    /// <exception cref="EventFormatException">The text is no JSON, or a field is missing or wrong.</exception>
    public static IReadOnlyList<PostedEvent> Read(ReadOnlySpan<byte> body)
    {
        var reader = new EventReader(body);
        try
        {
            return reader.ReadAll();
        }
        catch (JsonException exception)
        {
            throw new EventFormatException((exception.LineNumber ?? 0) + 1, reader._path, "The text is no JSON: " + exception.Message);
        }
    }

    private List<PostedEvent> ReadAll()
    {
        var events = new List<PostedEvent>();
        _json.Read();
        if (_json.TokenType == JsonTokenType.StartArray)
        {
            while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
                events.Add(ReadEvent($"[{events.Count}]"));
        }
        else
        {
            events.Add(ReadEvent(""));
        }

        _path = "";
        if (_json.Read())
            throw Wrong("nothing may follow");
        return events;
    }

    private PostedEvent ReadEvent(string path)
    {
        _path = path;
        if (_json.TokenType != JsonTokenType.StartObject)
            throw Wrong("an object with topic, timestamp and value is expected");
        string? topic = null;
        long? unixMs = null;
        double? value = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string name = _json.GetString()!;
            _path = path.Length == 0 ? name : $"{path}.{name}";
            _json.Read();
            switch (name)
            {
                case "topic":
                    topic = ReadTopic();
                    break;
                case "timestamp":
                    unixMs = ReadTimestamp();
                    break;
                case "value":
                    value = ReadValue();
                    break;
                default:
                    throw Wrong("an event has topic, timestamp and value only");
            }
        }

        return new PostedEvent(
            topic ?? throw Missing(path, "topic"), unixMs ?? throw Missing(path, "timestamp"), value ?? throw Missing(path, "value"));
    }

    private string ReadTopic() =>
        _json.TokenType == JsonTokenType.String && _json.GetString() is { Length: > 0 } topic ? topic : throw Wrong("a text that is not empty is expected");

    private long ReadTimestamp() =>
        _json.TokenType == JsonTokenType.String && Timestamps.TryParse(_json.GetString(), out long unixMs)
            ? unixMs
            : throw Wrong("a time such as \"2014-04-01T00:05:00Z\" is expected");

    private double ReadValue() =>
        _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Wrong("a finite number is expected");

    private EventFormatException Missing(string path, string field)
    {
        _path = path.Length == 0 ? field : $"{path}.{field}";
        return Wrong("is missing");
    }

    private readonly EventFormatException Wrong(string message) =>
        new(_body[..(int)_json.TokenStartIndex].Count((byte)'\n') + 1, _path, message);
}
