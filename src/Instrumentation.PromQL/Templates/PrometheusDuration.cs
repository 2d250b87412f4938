using Instrumentation.Syntax;

namespace Instrumentation.Templates;

/// <summary>Lengths of time as Prometheus' files write them: <c>1h30m</c>, units y w d h m s ms in this order, <c>0</c> without one.</summary>
internal static class PrometheusDuration
{
    public static bool TryParse(string text, out long milliseconds, out string problem)
    {
        milliseconds = 0;
        problem = "empty duration string";
        if (text.Length == 0)
            return false;
        bool tooLong = false;
        bool parsed = text == "0" || PromqlDurations.TryParse(text, out milliseconds, out tooLong);
        problem = parsed ? "" : tooLong ? "duration out of range" : $"not a valid duration string: {GoQuote.Quote(text)}";
        return parsed;
    }

    public static string Format(TimeSpan duration) => PromqlDurations.Format((long)duration.TotalMilliseconds);
}
