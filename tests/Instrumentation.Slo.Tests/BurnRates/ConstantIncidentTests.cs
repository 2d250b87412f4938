namespace Instrumentation.BurnRates;

public sealed class ConstantIncidentTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Test]
    public void A_total_outage_at_three_nines_pages_after_51_84_seconds()
    {
        var incident = ConstantIncident.Of(BurnRatePair.Workbook[0], Month, 0.999m, 1);
        Assert.That((incident.Fires, incident.DetectionSeconds, incident.BudgetConsumed), Is.EqualTo((true, (decimal?)51.84m, (decimal?)0.02m)));
        Assert.That((incident.ResetSeconds, incident.ResetSecondsLongOnly), Is.EqualTo((300m - 4.32m, 3_600m - 51.84m)));
    }

    // The workbook's 15 % for 10 minutes: fires after 5.76 minutes; short clears after 4.52, long after 54.24.
    [Test]
    public void A_part_that_fails_takes_longer()
    {
        var incident = ConstantIncident.Of(BurnRatePair.Workbook[0], Month, 0.999m, 0.15m);
        Assert.That((incident.DetectionSeconds / 60, incident.ResetSeconds / 60, incident.ResetSecondsLongOnly / 60), Is.EqualTo((5.76m, 4.52m, 54.24m)));
    }

    [Test]
    public void What_burns_no_faster_than_the_factor_never_fires()
    {
        var at = ConstantIncident.Of(BurnRatePair.Workbook[0], Month, 0.999m, 0.0144m);
        Assert.That((at.Fires, at.DetectionSeconds, at.ResetSeconds, at.ResetSecondsLongOnly, at.BudgetConsumed), Is.EqualTo((false, (decimal?)null, (decimal?)null, (decimal?)null, (decimal?)null)));
        Assert.That(ConstantIncident.Of(BurnRatePair.Workbook[0], Month, 0.999m, 0.01441m).Fires, Is.True);
        Assert.That(() => ConstantIncident.Of(null!, Month, 0.999m, 1), Throws.ArgumentNullException);
    }
}
