using System.Globalization;

namespace Instrumentation.PrometheusApi;

// The parameter limit, and the warning where it cuts something off.
internal static class ResultLimit
{
    public const string Warning = "results truncated due to limit";

    // 0 for none.
    public static int Parse(ApiParameters parameters)
    {
        string text = parameters["limit"];
        if (text.Length == 0)
            return 0;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int limit))
            throw ApiException.InvalidParameter("limit", $"cannot parse {QuotedText.Of(text)} to a valid limit");
        return limit >= 0 ? limit : throw ApiException.InvalidParameter("limit", "limit must be non-negative");
    }

    public static bool Cut<T>(List<T> list, int limit)
    {
        if (limit == 0 || list.Count <= limit)
            return false;
        list.RemoveRange(limit, list.Count - limit);
        return true;
    }
}
