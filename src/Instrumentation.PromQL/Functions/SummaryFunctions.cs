using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>Which functions can be computed from sums of parts of a range.</summary>
internal static class SummaryFunctions
{
    /// <summary>Gives that form of a function; null where there is none.</summary>
    public static SummaryFunction? Of(string function, RangeCall call) => call.Mode != SelectorMode.Plain ? null : function switch
    {
        "avg_over_time" => static (in WindowSummary summary, long _, long _) => (summary.Sum / summary.Count) + (summary.Compensation / summary.Count),
        "count_over_time" => static (in WindowSummary summary, long _, long _) => summary.Count,
        "delta" when call.Starts != CounterStartUse.Exact => new SlidingGrowth(call, isCounter: false, isRate: false).Sum,
        "increase" when call.Starts == CounterStartUse.Ignored => new SlidingGrowth(call, isCounter: true, isRate: false).Sum,
        "rate" when call.Starts == CounterStartUse.Ignored => new SlidingGrowth(call, isCounter: true, isRate: true).Sum,
        "sum_over_time" => static (in WindowSummary summary, long _, long _) => summary.Sum + summary.Compensation,
        _ => null,
    };
}
