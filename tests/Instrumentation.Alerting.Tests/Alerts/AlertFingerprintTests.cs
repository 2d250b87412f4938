using Instrumentation.Labels;

namespace Instrumentation.Alerts;

internal sealed class AlertFingerprintTests
{
    [TestCase("d3b2ca3e18defca7", "v1")]
    [TestCase("d3b0ca3e18de79d0", "v2")]
    public void A_fingerprint_is_the_one_that_Alertmanager_gives(string fingerprint, string value) =>
        Assert.That(AlertFingerprint.Of(SeriesLabels.Of(("alertname", "test"), ("lbl", value))).ToString(), Is.EqualTo(fingerprint));

    [Test]
    public void The_bytes_of_names_and_values_count_in_UTF_8() =>
        Assert.That(AlertFingerprint.Of(SeriesLabels.Of(("ä", "€"))), Is.Not.EqualTo(AlertFingerprint.Of(SeriesLabels.Of(("a", "€")))));

    [FsCheck.NUnit.Property]
    public bool What_is_written_can_be_read(ulong value)
    {
        var fingerprint = new AlertFingerprint(value);
        return AlertFingerprint.TryParse(fingerprint.ToString(), out AlertFingerprint read) && read == fingerprint;
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("d3b2ca3e18defca")]
    [TestCase("0d3b2ca3e18defca7")]
    [TestCase("g3b2ca3e18defca7")]
    public void What_is_no_fingerprint_is_not_read(string? text) => Assert.That(AlertFingerprint.TryParse(text, out _), Is.False);
}
