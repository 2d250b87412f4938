namespace Samples.StreamingAnalytics.Windows;

/// <summary>
/// The open windows of one topic, by event time. A window closes once the watermark, which is the latest event's time less the allowed
/// lateness, has passed its end; what arrives for it afterwards is late. For one thread at a time.
/// </summary>
internal sealed class TumblingWindows(long sizeMs, long latenessMs)
{
    private readonly SortedList<long, List<double>> _open = [];
    private long _watermark = long.MinValue;

    /// <summary>Values that are held.</summary>
    public int Buffered { get; private set; }

    public AddResult Add(long unixMs, double value)
    {
        long start = unixMs - (unixMs % sizeMs);
        if (start + sizeMs <= _watermark)
            return AddResult.Late;
        if (!_open.TryGetValue(start, out List<double>? values))
            _open.Add(start, values = []);
        if (values.Count == WindowConstants.MaxEvents)
            return AddResult.Full;
        values.Add(value);
        Buffered++;
        _watermark = Math.Max(_watermark, unixMs - latenessMs);
        return AddResult.Added;
    }

    /// <summary>Takes the earliest window that the watermark has passed.</summary>
    /// <param name="startUnixMs">When it begins.</param>
    /// <param name="values">Its values in order of arrival.</param>
    /// <returns>False when no window is to be closed.</returns>
    public bool TryClose(out long startUnixMs, out List<double> values)
    {
        startUnixMs = 0;
        values = [];
        if (_open.Count == 0 || _open.GetKeyAtIndex(0) + sizeMs > _watermark)
            return false;
        startUnixMs = _open.GetKeyAtIndex(0);
        values = _open.GetValueAtIndex(0);
        _open.RemoveAt(0);
        Buffered -= values.Count;
        return true;
    }

    /// <summary>Lets every window close, because no more events will come.</summary>
    public void End() => _watermark = long.MaxValue;
}
