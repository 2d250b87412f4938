using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.TimeIntervals;

public sealed class DayOfMonthRangeTests
{
    [TestCase(1, 31, 2, "1-28")]
    [TestCase(-31, 31, 2, "1-28")]
    [TestCase(-1, -1, 2, "28-28")]
    [TestCase(-1, -1, 3, "31-31")]
    [TestCase(-3, -1, 4, "28-30")]
    [TestCase(29, 30, 2, "")]
    [TestCase(29, 31, 4, "29-30")]
    [TestCase(28, -1, 1, "28-31")]
    [TestCase(30, -1, 2, "")]
    [TestCase(-31, -30, 4, "1-1")]
    [TestCase(-5, 25, 2, "24-25")]
    [TestCase(-5, 25, 1, "")]
    public void Days_beyond_the_month_are_cut_off(int first, int last, int month, string expected)
    {
        var range = new DayOfMonthRange(first, last);
        int[] days = [.. Enumerable.Range(1, DateTime.DaysInMonth(2026, month)).Where(day => range.Contains(new DateOnly(2026, month, day)))];
        Assert.That(days.Length == 0 ? "" : $"{days[0]}-{days[^1]}", Is.EqualTo(expected));
    }

    [TestCase(0, 5, "0 is no day")]
    [TestCase(5, 0, "0 is no day")]
    [TestCase(1, 32, "32 is no day")]
    [TestCase(-32, -1, "-32 is no day")]
    [TestCase(5, 4, "before")]
    [TestCase(-1, -2, "before")]
    [TestCase(10, -25, "before")]
    [TestCase(-1, 5, "before")]
    public void Days_that_are_none_or_out_of_order_in_every_month_are_refused(int first, int last, string problem) =>
        Assert.That(() => new DayOfMonthRange(first, last), Throws.ArgumentException.With.Message.Contains(problem));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property A_range_is_refused_exactly_when_no_month_has_a_day_of_it() =>
        Prop.ForAll(Gen.Choose(-31, 31).Two().Where(ends => ends.Item1 != 0 && ends.Item2 != 0).ToArbitrary(), ends =>
        {
            bool isEver = Enumerable.Range(28, 4).Any(days => Enumerable.Range(1, days).Any(day => day >= From(ends.Item1, days) && day <= From(ends.Item2, days)));
            return (DayOfMonthRange.Problem(ends.Item1, ends.Item2) is null) == isEver;
        });

    private static int From(int day, int days) => day < 0 ? days + 1 + day : day;
}
