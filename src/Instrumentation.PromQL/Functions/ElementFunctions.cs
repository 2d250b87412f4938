using System.Collections.Frozen;

namespace Instrumentation.Functions;

/// <summary>Functions of one number that are applied to every series and step; histograms are left out.</summary>
internal static class ElementFunctions
{
    public static FrozenDictionary<string, Func<double, double>> All { get; } = new Dictionary<string, Func<double, double>>
    {
        ["abs"] = Math.Abs,
        ["acos"] = Math.Acos,
        ["acosh"] = Math.Acosh,
        ["asin"] = Math.Asin,
        ["asinh"] = Math.Asinh,
        ["atan"] = Math.Atan,
        ["atanh"] = Math.Atanh,
        ["ceil"] = Math.Ceiling,
        ["cos"] = Math.Cos,
        ["cosh"] = GoMath.Cosh,
        ["deg"] = static value => value * 180 / Math.PI,
        ["exp"] = Math.Exp,
        ["floor"] = Math.Floor,
        ["ln"] = Math.Log,
        ["log10"] = Math.Log10,
        ["log2"] = Math.Log2,
        ["rad"] = static value => value * Math.PI / 180,
        ["sgn"] = static value => value < 0 ? -1 : value > 0 ? 1 : value,
        ["sin"] = Math.Sin,
        ["sinh"] = GoMath.Sinh,
        ["sqrt"] = Math.Sqrt,
        ["tan"] = Math.Tan,
        ["tanh"] = Math.Tanh,
        ["day_of_month"] = static time => CalendarFunctions.At(time, static date => date.Day),
        ["day_of_week"] = static time => CalendarFunctions.At(time, static date => (int)date.DayOfWeek),
        ["day_of_year"] = static time => CalendarFunctions.At(time, static date => date.DayOfYear),
        ["days_in_month"] = static time => CalendarFunctions.At(time, static date => DateTime.DaysInMonth(date.Year, date.Month)),
        ["hour"] = static time => CalendarFunctions.At(time, static date => date.Hour),
        ["minute"] = static time => CalendarFunctions.At(time, static date => date.Minute),
        ["month"] = static time => CalendarFunctions.At(time, static date => date.Month),
        ["year"] = CalendarFunctions.Year,
    }.ToFrozenDictionary();

    /// <summary>Whether a function takes the time of the step where it has no argument.</summary>
    public static bool IsCalendar(string function) => function is "day_of_month" or "day_of_week" or "day_of_year" or "days_in_month" or "hour" or "minute" or "month" or "year";

    /// <summary>Rounds to the nearest multiple, halves up.</summary>
    public static double Round(double value, double toNearest)
    {
        // Dividing by the inverse keeps multiples such as 0.1 exact where multiplying would not.
        double inverse = 1 / toNearest;
        return Math.Floor((value * inverse) + 0.5) / inverse;
    }

    public static double Clamp(double value, double least, double most) => GoMath.Max(least, GoMath.Min(most, value));
}
