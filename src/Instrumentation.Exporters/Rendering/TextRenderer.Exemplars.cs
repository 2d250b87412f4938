namespace Instrumentation.Rendering;

// OpenMetrics exemplars, # {trace_id="…",span_id="…"} value timestamp behind a sample.
internal sealed partial class TextRenderer
{
    private const string TraceId = "trace_id";
    private const string SpanId = "span_id";

    // OpenMetrics: names and values of an exemplar's labels have at most 128 characters together.
    private const int MaxExemplarLabels = 128;

    private void WriteExemplar(ref ByteSink sink, in Exemplar exemplar)
    {
        _scratch.Truncate(0);
        _scratch.Add(" # {"u8);
        if (Length(TraceId, exemplar.TraceId) + Length(SpanId, exemplar.SpanId) <= MaxExemplarLabels)
        {
            int labels = _scratch.Count;
            AddLabel(TraceId, exemplar.TraceId);
            if (_scratch.Count > labels && exemplar.SpanId is not null)
                _scratch.Add((byte)',');
            AddLabel(SpanId, exemplar.SpanId);
        }

        _scratch.Add("} "u8);
        _scratch.Commit(NumberText.Write(_scratch.Reserve(NumberText.MaxLength), exemplar.Value));
        _scratch.Add((byte)' ');
        _scratch.Commit(NumberText.WriteSeconds(_scratch.Reserve(NumberText.MaxLength), exemplar.Timestamp.ToUnixTimeMilliseconds()));
        sink.Write(_scratch.Written);
    }

    private static int Length(string name, string? value) => value is null ? 0 : name.Length + value.EnumerateRunes().Count();

    private void AddLabel(string name, string? value)
    {
        if (value is null)
            return;
        _scratch.Add(name);
        _scratch.Add("=\""u8);
        TextLabelEncoder.AddEscaped(_scratch, value, quotes: true);
        _scratch.Add((byte)'"');
    }
}
