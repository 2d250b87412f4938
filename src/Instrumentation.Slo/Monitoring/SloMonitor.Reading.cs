using Instrumentation.Budgets;
using Instrumentation.Monitoring;
using Instrumentation.Recording;

namespace Instrumentation;

/// <content>Recorded events.</content>
public sealed partial class SloMonitor
{
    // What an indicator measured otherwise than by recorded events; the history has it from the next run on.
    internal void Measured(SloDefinition slo, IReadOnlyList<string> group, SliReading reading, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
        {
            SloState state = StateOf(slo, new GroupKey(group));
            _instruments.Collections.Add(1L, ("slo", slo.Name), ("sli", slo.Indicator.Name), ("result", reading.IsKnown ? "success" : "no_data"));
            if (!reading.IsKnown)
                return;
            state.IsMeasured = true;
            state.Value = reading.Measured ?? state.Value;
            EventCounts counts = reading.Measured is { } value ? Verdict(slo, value) : new EventCounts(reading.Good, reading.Bad);
            state.History.Add(to, counts.Good, counts.Bad);
            state.History.MarkMeasured(from, to);
            Keep(KeptSlos.Measured(state, from, to, counts));
        }
    }

    internal void CollectionFailed(SloDefinition slo) => _instruments.Collections.Add(1L, ("slo", slo.Name), ("sli", slo.Indicator.Name), ("result", "failure"));

    private static EventCounts Verdict(SloDefinition slo, double value) =>
        Objectives.Comparisons.Holds(slo.Indicator.Direction, value, slo.Indicator.Threshold ?? double.NaN) ? new EventCounts(1, 0) : new EventCounts(0, 1);

    private void Read(MetricSnapshot snapshot, DateTimeOffset time)
    {
        DateTimeOffset before = _lastRun ?? time;
        if (snapshot.Find(SloInstruments.Events) is { } family)
        {
            ReadOnlySpan<SeriesPoint> points = family.Series;
            for (int place = 0; place < points.Length; place++)
                Binding(place, in points[place])?.Read(in points[place]);
        }

        var events = new List<(SloState State, EventCounts Counts)>();
        foreach (SloState state in _ordered)
        {
            if (state.Slo.Composite is not null || state.Slo.Indicator.Source is not RecordedSource)
                continue;
            EventCounts counts = state.Pending.Take();
            if (counts.Total > 0)
            {
                state.History.Add(time, counts.Good, counts.Bad);
                events.Add((state, counts));
            }

            state.History.MarkMeasured(before, time);
        }

        if (_append is not null)
            Keep(KeptSlos.Run(before, time, events));
    }

    // Series keep their places from one snapshot to the next, so that labels are looked at once.
    private RecordedEvents? Binding(int place, in SeriesPoint point)
    {
        while (_bindings.Count <= place)
            _bindings.Add(null);
        if (_bindings[place] is { } known && known.Labels.IsSame(point.Labels))
            return known.State is null ? null : known;
        RecordedEvents bound = Bind(point.Labels);
        _bindings[place] = bound;
        return bound.State is null ? null : bound;
    }

    private RecordedEvents Bind(LabelSet labels)
    {
        if (labels.Find("slo") is not { } name || !_definitions.TryGetValue(name, out SloDefinition? slo) || slo.Indicator.Source is not RecordedSource)
            return new RecordedEvents(labels, State: null, IsBad: false);
        var group = new GroupKey([.. slo.GroupBy.Select(label => labels.Find(label) ?? "")]);
        return new RecordedEvents(labels, StateOf(slo, group), labels.Find("result") == "bad");
    }
}
