using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Yaml;

namespace Instrumentation.TimeIntervals;

public sealed class TimeIntervalWriterTests
{
    private static Gen<TimeInterval> Intervals =>
        from times in Lists(Ends(0, 1440).Where(ends => ends.Item1 < ends.Item2).Select(ends => new TimeOfDayRange(ends.Item1, ends.Item2)))
        from weekdays in Lists(Ends(0, 6).Select(ends => new WeekdayRange((DayOfWeek)ends.Item1, (DayOfWeek)ends.Item2)))
        from days in Lists(Gen.Choose(-31, 31).Two().Select(ends => TimeIntervalFields.DaysOfMonth.Read($"{ends.Item1}:{ends.Item2}").Range ?? new DayOfMonthRange(1, -1)))
        from months in Lists(Ends(1, 12).Select(ends => new MonthRange(ends.Item1, ends.Item2)))
        from years in Lists(Ends(-5, 12_000).Select(ends => new YearRange(ends.Item1, ends.Item2)))
        from zone in Gen.Elements("UTC", "Etc/UTC", "Europe/Berlin", "America/New_York", "Etc/GMT+5").Select(TimeZoneInfo.FindSystemTimeZoneById)
        select new TimeInterval { Times = times, Weekdays = weekdays, DaysOfMonth = days, Months = months, Years = years, Location = zone };

    [Test]
    public void Intervals_are_written_as_Alertmanagers_files_have_them()
    {
        TimeInterval[] intervals =
        [
            new()
            {
                Times = [new TimeOfDayRange(0, 90), new TimeOfDayRange(1020, 1440)],
                Weekdays = [new WeekdayRange(DayOfWeek.Monday, DayOfWeek.Friday), new WeekdayRange(DayOfWeek.Sunday)],
                DaysOfMonth = [new DayOfMonthRange(-7, -1)],
                Months = [new MonthRange(1, 3)],
                Years = [new YearRange(2020)],
                Location = TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney"),
            },
            new(),
            new() { Times = [], Months = [] },
        ];
        const string Expected = """
            - times:
                - start_time: '00:00'
                  end_time: '01:30'
                - start_time: '17:00'
                  end_time: '24:00'
              weekdays: ['monday:friday', 'sunday']
              days_of_month: ['-7:-1']
              months: ['january:march']
              years: ['2020']
              location: Australia/Sydney
            - {}
            - times: []
              months: []
            """;
        Assert.That(string.Join('\n', TimeIntervalWriter.Write(intervals)), Is.EqualTo(Expected));
        Assert.That(TimeIntervalWriter.Write([]), Is.EqualTo(["[]"]));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property What_is_written_reads_back_equal() =>
        Prop.ForAll(Intervals.ArrayOf().ToArbitrary(), intervals =>
        {
            var problems = new List<YamlProblem>();
            string text = "below:\n" + string.Concat(TimeIntervalWriter.Write(intervals).Select(line => $"  {line}\n"));
            YamlNode list = ((YamlMapping)YamlReader.Read(text, YamlLimits.Default).Root!).Find("below")!;
            return TimeIntervalReader.Read(list, problems).SequenceEqual(intervals) && problems.Count == 0;
        });

    private static Gen<(int, int)> Ends(int least, int most) => Gen.Choose(least, most).Two().Select(ends => (Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2)));

    private static Gen<IReadOnlyList<T>?> Lists<T>(Gen<T> ranges) =>
        Gen.OneOf(Gen.Constant<IReadOnlyList<T>?>(null), ranges.ArrayOf().Select(array => (IReadOnlyList<T>?)array));
}
