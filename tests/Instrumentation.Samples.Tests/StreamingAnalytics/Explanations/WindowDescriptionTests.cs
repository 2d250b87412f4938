using global::Samples.StreamingAnalytics.Explanations;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations;

public sealed class WindowDescriptionTests
{
    [TestCase(100, 54, 9, "spike", "spike: mean above usual, values vary more than usual")]
    [TestCase(100, 60, 15, "spike", "spike: mean far above usual, values vary far more than usual")]
    [TestCase(100, 46, 9, "drop", "drop: mean below usual, values vary more than usual")]
    [TestCase(100, 54, 1, "level_shift", "level shift: mean above usual, values vary less than usual")]
    [TestCase(100, 35, 1, "level_shift", "level shift: mean far below usual, values vary less than usual")]
    [TestCase(100, 50, 1, "flat_line", "flat line: mean as usual, values vary less than usual")]
    [TestCase(100, 50, 9, "noise", "noise: mean as usual, values vary more than usual")]
    [TestCase(49, 60, 15, "missing_data", "missing data: mean far above usual, values vary far more than usual, few events")]
    [TestCase(50, 60, 15, "spike", "spike: mean far above usual, values vary far more than usual")]
    public void A_window_is_described_by_what_is_unusual_about_it(int count, double mean, double deviation, string pattern, string query)
    {
        WindowDescription description = WindowDescription.Of(ExplanationParts.Window(count, mean, deviation), ExplanationParts.Baseline);

        Assert.That(WindowDescription.NameOf(description.Pattern), Is.EqualTo(pattern));
        Assert.That(description.Query, Is.EqualTo(query));
    }
}
