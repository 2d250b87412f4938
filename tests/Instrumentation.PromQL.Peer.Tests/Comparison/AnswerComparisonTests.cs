using Instrumentation.Labels;

namespace Instrumentation.PromqlPeer.Comparison;

public class AnswerComparisonTests
{
    private static readonly SeriesLabels Labels = SeriesLabels.Of(("a", "b"));

    [TestCase(1.0, 1.0 + 1e-12, true)]
    [TestCase(1.0, 1.0 + 1e-10, false)]
    [TestCase(1e300, 1e300 * (1 + 1e-12), true)]
    [TestCase(double.NaN, double.NaN, true)]
    [TestCase(double.NaN, 0, false)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity, true)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity, false)]
    [TestCase(double.PositiveInfinity, double.MaxValue, false)]
    [TestCase(0, 1e-300, false)]
    [TestCase(0.0, -0.0, true)]
    public void Values_agree_within_the_tolerance(double left, double right, bool agree) => Assert.That(AnswerComparison.Agree(left, right), Is.EqualTo(agree));

    [Test]
    public void The_same_answers_agree() => Assert.That(AnswerComparison.Check(Of(Labels, 1, 2), Of(Labels, 1, 2), ordered: false), Is.Null);

    [Test]
    public void A_difference_is_described()
    {
        Assert.That(AnswerComparison.Check(Of(Labels, 1), Of(SeriesLabels.Empty, 1), ordered: false), Does.Contain("lacks"));
        Assert.That(AnswerComparison.Check(Of(Labels), Of(Labels, 1), ordered: false), Does.Contain("points"));
        Assert.That(AnswerComparison.Check(Of(Labels, 1), Of(Labels, 2), ordered: false), Does.Contain("1 instead of 2"));
        Assert.That(AnswerComparison.Check(new Answer(AnswerKind.Matrix, []), Of(Labels, 2), ordered: false), Does.Contain("no series"));
        Assert.That(AnswerComparison.Check(Answer.Error("x"), Of(Labels, 2), ordered: false), Does.Contain("Error instead of Matrix"));
        Assert.That(AnswerComparison.Check(Answer.String("x"), Answer.String("y"), ordered: false), Does.Contain("'x' instead of 'y'"));
    }

    [Test]
    public void Two_errors_agree() => Assert.That(AnswerComparison.Check(Answer.Error("x"), Answer.Error("y"), ordered: false), Is.Null);

    [Test]
    public void The_order_counts_where_it_was_asked_for()
    {
        AnswerSeries first = new(Labels, [0], [1]);
        AnswerSeries second = new(SeriesLabels.Empty, [0], [2]);
        var forward = new Answer(AnswerKind.Vector, [first, second]);
        var backward = new Answer(AnswerKind.Vector, [second, first]);
        Assert.That(AnswerComparison.Check(forward, backward, ordered: false), Is.Null);
        Assert.That(AnswerComparison.Check(forward, backward, ordered: true), Does.Contain("order"));
    }

    private static Answer Of(SeriesLabels labels, params double[] values) =>
        new(AnswerKind.Matrix, [new AnswerSeries(labels, [.. Enumerable.Range(0, values.Length).Select(static index => (long)index)], values)]);
}
