using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Configuration;

public sealed class SettingValueTests
{
    [FsCheck.NUnit.Property]
    public bool A_number_reads_back_as_it_was_rendered(NormalFloat number) => Equals(SettingValue.Parse(typeof(double), SettingValue.Render(number.Get)), number.Get);

    [FsCheck.NUnit.Property]
    public bool A_whole_number_reads_back_as_it_was_rendered(int number) => Equals(SettingValue.Parse(typeof(int), SettingValue.Render(number)), number);

    [FsCheck.NUnit.Property]
    public bool A_duration_reads_back_as_it_was_rendered(TimeSpan duration) => Equals(SettingValue.Parse(typeof(TimeSpan), SettingValue.Render(duration)), duration);

    [TestCase(typeof(int), "1.0")]
    [TestCase(typeof(int), "1,000")]
    [TestCase(typeof(int), "0x10")]
    [TestCase(typeof(double), "0,5")]
    [TestCase(typeof(double), "80%")]
    [TestCase(typeof(bool), "2")]
    [TestCase(typeof(TimeSpan), "10")]
    [TestCase(typeof(TimeSpan), "-5s")]
    [TestCase(typeof(TimeSpan), "5 minutes")]
    [TestCase(typeof(TimeSpan), "99999999999999d")]
    [TestCase(typeof(ExemplarMode), "2")]
    [TestCase(typeof(ExemplarMode), "Off,Always")]
    public void Text_of_another_kind_is_refused(Type type, string text) => Assert.That(SettingValue.Parse(type, text), Is.Null);
}
