using Instrumentation.Recording;

namespace Instrumentation.Monitoring;

/// <summary>The metrics of an SLO that anybody can scrape.</summary>
internal sealed class SloGauges
{
    private readonly GaugeSeries[] _compliance;
    private readonly GaugeSeries[] _remaining;
    private readonly GaugeSeries[] _consumed;
    private readonly GaugeSeries? _cost;
    private readonly GaugeSeries? _freeze;
    private readonly CounterSeries _spent;
    private readonly CounterSeries _breaches;
    private double _told;

    public SloGauges(SloInstruments instruments, SloDefinition slo, GroupKey group)
    {
        _compliance = [.. slo.Windows.Select(window => instruments.Compliance.WithTags(Tags(slo, group, window)))];
        _remaining = slo.Objective is null ? [] : [.. slo.Windows.Select(window => instruments.Remaining.WithTags(Tags(slo, group, window)))];
        _consumed = slo.Objective is null ? [] : [.. slo.Windows.Select(window => instruments.Consumed.WithTags(Tags(slo, group, window)))];
        _cost = slo.Cost is { } cost ? instruments.Cost.WithTags([.. Tags(slo, group, window: null), ("currency", cost.Currency)]) : null;
        _freeze = slo.Policy.Length > 0 ? instruments.Freeze.WithTags(Tags(slo, group, window: null)) : null;
        _spent = instruments.Spent.WithTags(Tags(slo, group, window: null));
        _breaches = instruments.Breaches.WithTags(Tags(slo, group, window: null));
    }

    public void Tell(SloState state, bool isBreach)
    {
        for (int place = 0; place < state.Results.Count; place++)
        {
            SloResult result = state.Results[place];
            if (result.Sli is { } sli)
                _compliance[place].Set((double)(sli * 100));
            else if (result.IsMet is { } isMet)
                _compliance[place].Set(isMet ? 100 : 0);
            if (result.Consumed is not { } consumed || place >= _remaining.Length)
                continue;
            _remaining[place].Set((double)((1m - consumed) * 100));
            _consumed[place].Set((double)(consumed * 100));
        }

        if (_cost is not null && state.Slo.Cost?.Of(state.Results[0]) is { } cost)
            _cost.Set((double)cost);
        _freeze?.Set(state.Policy.IsFrozen ? 1 : 0);
        double bad = state.History.AllBad;
        if (bad > _told)
        {
            if (bad - _told == Math.Floor(bad - _told))
                _spent.Add((long)(bad - _told));
            else
                _spent.Add(bad - _told);
            _told = bad;
        }

        if (isBreach)
            _breaches.Add(1L);
    }

    /// <summary>Takes what was there before the start as told.</summary>
    public void Restored(double bad) => _told = bad;

    private static Tag[] Tags(SloDefinition slo, GroupKey group, SloWindow? window)
    {
        var tags = new List<Tag> { ("slo", slo.Name) };
        if (slo.Service.Length > 0)
            tags.Add(("slo_service", slo.Service));
        if (window is not null)
            tags.Add(("window", window.ToString()));
        for (int place = 0; place < group.Values.Count; place++)
            tags.Add((slo.GroupBy[place], group.Values[place]));
        return [.. tags];
    }
}
