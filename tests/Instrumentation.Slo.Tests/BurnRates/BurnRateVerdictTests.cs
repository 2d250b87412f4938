namespace Instrumentation.BurnRates;

public sealed class BurnRateVerdictTests
{
    private static readonly BurnRatePair Page = BurnRatePair.Workbook[0];

    [Test]
    public void A_verdict_is_explained_in_one_line()
    {
        Assert.Multiple(() =>
        {
            Assert.That(new BurnRateVerdict(Page, 14.4m, 24.123, 60, true, "").ToString(), Is.EqualTo("page: 1h burns 24.12x and 5m burns 60x, above 14.4x (2 % of the budget in 1h)"));
            Assert.That(
                new BurnRateVerdict(BurnRatePair.Workbook[3], 1m, double.NaN, 0.5, false, "").ToString(),
                Is.EqualTo("ticket: 3d burns nothing and 6h burns 0.5x, not both above 1x (10 % of the budget in 3d)"));
            Assert.That(
                new BurnRateVerdict(Page with { BudgetShare = 0.0123456m }, 8.888832m, 9, 10, true, "too little").ToString(),
                Is.EqualTo("page: 1h burns 9x and 5m burns 10x, above 8.8888x (1.2346 % of the budget in 1h); held back: too little"));
        });
    }

    [TestCase(true, "", true)]
    [TestCase(true, "guard", false)]
    [TestCase(false, "", false)]
    public void A_pair_fires_where_both_burn_and_nothing_holds_it_back(bool isAbove, string heldBackBy, bool isFiring) =>
        Assert.That(new BurnRateVerdict(Page, 14.4m, 1, 1, isAbove, heldBackBy).IsFiring, Is.EqualTo(isFiring));
}
