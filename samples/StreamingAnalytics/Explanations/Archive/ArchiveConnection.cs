using System.Buffers;
using System.Text.Json;

namespace Samples.StreamingAnalytics.Explanations.Archive;

/// <summary>Writes and reads the table through a buffer of its own, for one user at a time.</summary>
internal sealed class ArchiveConnection(ExplanationTable table)
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Adds a row.</summary>
    /// <returns>Its size in bytes.</returns>
    public int Write(Explanation explanation)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
            JsonSerializer.Serialize(json, explanation, JsonSerializerOptions.Web);
        table.Append(_buffer.WrittenSpan.ToArray());
        return _buffer.WrittenCount;
    }

    /// <summary>Reads the last rows.</summary>
    /// <returns>A JSON array, newest first.</returns>
    public byte[] ReadLatest(int count)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            json.WriteStartArray();
            foreach (byte[] row in table.Latest(count))
                json.WriteRawValue(row, skipInputValidation: true);
            json.WriteEndArray();
        }

        return _buffer.WrittenSpan.ToArray();
    }
}
