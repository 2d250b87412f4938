using System.Globalization;

namespace Instrumentation.Capture;

// Expected texts: OpenTelemetry, "AnyValue representation for non-OTLP protocols" and "Mapping arbitrary data to OTLP AnyValue".
public sealed class TagValueTextTests
{
    private readonly TagValueText _text = new();

    private static IEnumerable<TestCaseData> Values()
    {
        yield return new TestCaseData("orders", "orders");
        yield return new TestCaseData("", "");
        yield return new TestCaseData(null, "");
        yield return new TestCaseData(true, "true");
        yield return new TestCaseData(false, "false");
        yield return new TestCaseData((byte)200, "200");
        yield return new TestCaseData((sbyte)-3, "-3");
        yield return new TestCaseData((short)-300, "-300");
        yield return new TestCaseData((ushort)65535, "65535");
        yield return new TestCaseData(404, "404");
        yield return new TestCaseData(4_000_000_000u, "4000000000");
        yield return new TestCaseData(long.MinValue, "-9223372036854775808");
        yield return new TestCaseData(ulong.MaxValue, "18446744073709551615");
        yield return new TestCaseData(1.5, "1.5");
        yield return new TestCaseData(2.0, "2");
        yield return new TestCaseData(0.25f, "0.25");
        yield return new TestCaseData(double.NaN, "NaN");
        yield return new TestCaseData(double.PositiveInfinity, "Infinity");
        yield return new TestCaseData(double.NegativeInfinity, "-Infinity");
        yield return new TestCaseData(12.50m, "12.50");
        yield return new TestCaseData('x', "x");
        yield return new TestCaseData(DayOfWeek.Friday, "Friday");
        yield return new TestCaseData(AttributeTargets.Class | AttributeTargets.Enum, "Class, Enum");
        yield return new TestCaseData(Guid.Empty, "00000000-0000-0000-0000-000000000000");
        yield return new TestCaseData(new Uri("http://localhost/a"), "http://localhost/a");
        yield return new TestCaseData(Array.Empty<string>(), "[]");
        yield return new TestCaseData(new[] { "a", "say \"b\"", "ü" }, """["a","say \"b\"","ü"]""");
        yield return new TestCaseData(new[] { 1, -2 }, "[1,-2]");
        yield return new TestCaseData(new[] { 1.5, double.NaN, double.NegativeInfinity }, """[1.5,"NaN","-Infinity"]""");
        yield return new TestCaseData(new[] { true, false }, "[true,false]");
        yield return new TestCaseData(new object?[] { "a", null, new[] { 1, 2 }, DayOfWeek.Monday }, """["a",null,[1,2],"Monday"]""");
        yield return new TestCaseData(new List<string> { "a" }, """["a"]""");
        yield return new TestCaseData(new byte[] { 1, 2, 255 }, "AQL/");
        yield return new TestCaseData(new object[] { new byte[] { 1, 2, 255 } }, """["AQL/"]""");
        yield return new TestCaseData(new Dictionary<string, object?> { ["a"] = 1, ["b"] = null }, """{"a":1,"b":null}""");
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_becomes_the_text_that_OpenTelemetry_prescribes(object? value, string expected)
    {
        Tag tag = _text.Convert("k", value);

        Assert.That(tag.Name, Is.EqualTo("k"));
        Assert.That(tag.Value, Is.EqualTo(expected));
    }

    [Test]
    public void The_culture_of_the_thread_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = foreign;
        try
        {
            Assert.That(_text.Convert("k", -1.5m).Value, Is.EqualTo("-1.5"));
            Assert.That(_text.Convert("k", -1.5).Value, Is.EqualTo("-1.5"));
            Assert.That(_text.Convert("k", new[] { -1.5 }).Value, Is.EqualTo("[-1.5]"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Text_numbers_booleans_and_seen_enum_members_are_converted_without_allocating()
    {
        object?[] values = ["text", 1, 2L, 1.5, (short)3, true, null, DayOfWeek.Friday];
        foreach (object? value in values)
            _text.Convert("k", value);

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (object? value in values)
            _text.Convert("k", value);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void An_array_that_contains_itself_does_not_end_the_process()
    {
        object[] endless = new object[1];
        endless[0] = endless;

        Assert.That(_text.Convert("k", endless).Name, Is.Empty);
    }
}
