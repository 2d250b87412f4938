using System.Runtime.InteropServices;
using Instrumentation.Naming;

namespace Instrumentation.Rendering;

// What was rendered from the label sets of one instrument, by the position of its series: one run of bytes with the ends of its pieces.
// Series keep their order from snapshot to snapshot, so an exposition only compares references; from the first difference on it renders again.
internal sealed class LabelCache(IReadOnlyList<Label> extra, ILabelEncoder encoder)
{
    private readonly ByteList _bytes = new();
    private LabelSet[] _labels = [];
    private int[] _ends = [];
    private HashSet<int>? _dropped;
    private int _count;

    internal int DroppedCount => _dropped?.Count ?? 0;

    // All pieces, and room behind them for copying by whole vectors.
    internal ReadOnlySpan<byte> Padded => _bytes.Padded;

    internal ReadOnlySpan<LabelSet> Known => _labels.AsSpan(0, _count);

    internal ReadOnlySpan<int> Ends => _ends.AsSpan(0, _count);

    internal ReadOnlySpan<byte> Piece(int position)
    {
        int start = position == 0 ? 0 : _ends[position - 1];
        return _bytes.Written[start.._ends[position]];
    }

    internal bool IsDropped(int position) => _dropped is not null && _dropped.Contains(position);

    internal bool IsCurrent(ReadOnlySpan<SeriesPoint> series) => _count == series.Length && FirstDifference(series) == _count;

    // Renders what is new. With a set of pieces seen, a series whose piece is in it already is dropped; it then has to begin with no piece kept.
    internal void Update(ReadOnlySpan<SeriesPoint> series, LabelTranslation translation, HashSet<string>? seen)
    {
        int position = seen is null ? FirstDifference(series) : 0;
        if (seen is not null)
            _dropped = null;
        _bytes.Truncate(position == 0 ? 0 : _ends[position - 1]);
        if (_ends.Length < series.Length || _ends.Length > series.Length + (series.Length >> 1) + 16)
        {
            int capacity = series.Length + (series.Length >> 4);
            Array.Resize(ref _ends, capacity);
            Array.Resize(ref _labels, capacity);
        }

        for (; position < series.Length; position++)
        {
            LabelSet labels = series[position].Labels;
            int start = _bytes.Count;
            encoder.Encode(_bytes, CollectionsMarshal.AsSpan(translation.Translate(labels, extra)));
            if (seen is not null && !seen.Add(Convert.ToHexString(_bytes.Written[start..])))
                (_dropped ??= []).Add(position);
            _labels[position] = labels;
            _ends[position] = _bytes.Count;
        }

        _count = series.Length;
        _labels.AsSpan(_count).Clear();
        _bytes.Reserve(VectorCopy.Room);
        _bytes.Trim();
    }

    private int FirstDifference(ReadOnlySpan<SeriesPoint> series)
    {
        ReadOnlySpan<LabelSet> labels = _labels.AsSpan(0, Math.Min(_count, series.Length));
        int position = 0;
        while (position < labels.Length && labels[position].IsSame(series[position].Labels))
            position++;
        return position;
    }
}
