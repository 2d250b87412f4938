using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>Which functions share work between windows.</summary>
internal static class SlidingFunctions
{
    /// <summary>Gives the sliding form of a function; null where there is none.</summary>
    public static ISlidingFunction? Of(string function, RangeCall call) => call.Mode != SelectorMode.Plain ? null : function switch
    {
        "avg_over_time" => new SlidingSum(isMean: true),
        "delta" => new SlidingGrowth(call, isCounter: false, isRate: false),
        "increase" when call.Starts != CounterStartUse.Exact => new SlidingGrowth(call, isCounter: true, isRate: false),
        "max_over_time" => new SlidingExtreme(isMax: true),
        "min_over_time" => new SlidingExtreme(isMax: false),
        "rate" when call.Starts != CounterStartUse.Exact => new SlidingGrowth(call, isCounter: true, isRate: true),
        "sum_over_time" => new SlidingSum(isMean: false),
        _ => null,
    };
}
