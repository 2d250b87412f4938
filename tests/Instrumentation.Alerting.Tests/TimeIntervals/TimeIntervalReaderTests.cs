using Instrumentation.Yaml;

namespace Instrumentation.TimeIntervals;

public sealed class TimeIntervalReaderTests
{
    [Test]
    public void Every_field_is_read()
    {
        TimeInterval expected = new()
        {
            Times = [new TimeOfDayRange(0, 90), new TimeOfDayRange(600, 1440)],
            Weekdays = [new WeekdayRange(DayOfWeek.Monday, DayOfWeek.Friday), new WeekdayRange(DayOfWeek.Sunday)],
            DaysOfMonth = [new DayOfMonthRange(1), new DayOfMonthRange(5, -3), new DayOfMonthRange(-2, -1)],
            Months = [new MonthRange(1, 3), new MonthRange(12), new MonthRange(5, 6)],
            Years = [new YearRange(2020, 2025), new YearRange(2030)],
            Location = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        };
        const string Text = """
            - times: [{start_time: 00:00, end_time: '01:30'}, {start_time: '10:00', end_time: 24:00}]
              weekdays: ['monday:FRIDAY', sunday]
              days_of_month: [1, '5:-3', '-2:-1']
              months: ['January:march', 12, '5:june']
              years: ['2020:2025', 2030]
              location: Europe/Berlin
            """;
        Assert.That(Read(Text, out List<YamlProblem> problems), Is.EqualTo([expected]), string.Join('\n', problems));
        Assert.That(problems, Is.Empty);
    }

    [TestCase("[]", 0)]
    [TestCase("~", 0)]
    [TestCase("- {}", 1)]
    [TestCase("- ~", 1)]
    [TestCase("- times:\n  weekdays:\n  days_of_month: ~\n  location: ''", 1)]
    public void What_is_not_there_is_not_asked_for(string text, int count)
    {
        Assert.That(Read(text, out List<YamlProblem> problems), Is.EqualTo(Enumerable.Repeat(new TimeInterval(), count)));
        Assert.That(problems, Is.Empty);
    }

    [Test]
    public void Empty_lists_stay_empty() =>
        Assert.That(Read("- times: []\n  weekdays: []", out _), Is.EqualTo([new TimeInterval { Times = [], Weekdays = [] }]));

    [TestCase("Local")]
    [TestCase("UTC")]
    public void Words_for_zones_are_known(string name) =>
        Assert.That(Read($"- location: {name}", out _)[0].Location, Is.EqualTo(name == "UTC" ? TimeZoneInfo.Utc : TimeZoneInfo.Local));

    [TestCase("always", 1, 1, "a list of time intervals")]
    [TestCase("- monday", 1, 3, "a time interval")]
    [TestCase("- weekday: [monday]", 1, 3, "field weekday not found")]
    [TestCase("- weekdays: monday", 1, 13, "a list of weekdays")]
    [TestCase("- weekdays: [monday, [tuesday]]", 1, 22, "a range of weekdays")]
    [TestCase("- weekdays: [mon]", 1, 14, "'mon' is no day of the week")]
    [TestCase("- weekdays: ['monday:2']", 1, 14, "'2' is no day of the week")]
    [TestCase("- weekdays: ['monday:tuesday:friday']", 1, 14, "is no range")]
    [TestCase("- weekdays: ['friday:monday']", 1, 14, "before")]
    [TestCase("- days_of_month: ['0']", 1, 19, "0 is no day of a month")]
    [TestCase("- days_of_month: ['1.5']", 1, 19, "'1.5' is no day of the month")]
    [TestCase("- days_of_month: ['-31:31']", 1, 19, "has to be negative")]
    [TestCase("- days_of_month: ['28:-1']", 1, 19, "can be before")]
    [TestCase("- months: [13]", 1, 12, "a month is none")]
    [TestCase("- months: ['']", 1, 12, "'' is no month")]
    [TestCase("- years: ['2021:2020']", 1, 11, "before")]
    [TestCase("- years: [99999999999]", 1, 11, "is no year")]
    [TestCase("- times: [{start_time: '09:00'}]", 1, 11, "end_time is missing")]
    [TestCase("- times: [{start_time: '9:00', end_time: '10:00'}]", 1, 24, "start_time '9:00' is no time")]
    [TestCase("- times: [{start_time: '09:00', end_time: '24:01'}]", 1, 43, "end_time '24:01' is no time")]
    [TestCase("- times: [{start_time: '09:60', end_time: '24:00'}]", 1, 24, "start_time '09:60' is no time")]
    [TestCase("- times:\n  - start_time: '09:00'\n    end_time: '09:00'", 2, 5, "has to be before")]
    [TestCase("- location: Europe/Nowhere", 1, 13, "'Europe/Nowhere' is no time zone")]
    [TestCase("- location: /etc/passwd", 1, 13, "'/etc/passwd' is no time zone")]
    [TestCase("- location: ../../../etc/passwd", 1, 13, "is no time zone")]
    public void What_is_wrong_is_told_with_its_place(string text, int line, int column, string problem)
    {
        Read(text, out List<YamlProblem> problems);
        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That((problems[0].Line, problems[0].Column), Is.EqualTo((line, column)));
        Assert.That(problems[0].Message, Does.Contain(problem));
    }

    [Test]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        Assert.That(Read("- months: [x, may]\n  years: [y]", out List<YamlProblem> problems)[0].Months, Is.EqualTo([new MonthRange(5)]));
        Assert.That(problems, Has.Count.EqualTo(2));
    }

    private static IReadOnlyList<TimeInterval> Read(string text, out List<YamlProblem> problems) =>
        TimeIntervalReader.Read(YamlReader.Read(text, YamlLimits.Default).Root!, problems = []);
}
