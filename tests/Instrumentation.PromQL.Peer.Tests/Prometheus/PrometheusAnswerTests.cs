using System.Text;
using Instrumentation.Labels;
using Instrumentation.PromqlPeer.Comparison;

namespace Instrumentation.PromqlPeer.Prometheus;

public class PrometheusAnswerTests
{
    [Test]
    public void A_vector_is_read()
    {
        Answer answer = Read("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"x","a":"b"},"value":[1.5,"+Inf"]}]},"warnings":["w"]}""");
        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Vector));
        Assert.That(answer.Series.Single().Labels, Is.EqualTo(SeriesLabels.Of(("__name__", "x"), ("a", "b"))));
        Assert.That(answer.Series.Single().Times, Is.EqualTo(new[] { 1500L }));
        Assert.That(answer.Series.Single().Values, Is.EqualTo(new[] { double.PositiveInfinity }));
    }

    [Test]
    public void A_matrix_is_read()
    {
        Answer answer = Read("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1582929000.123,"NaN"],[2,"1e+06"],[3,"-Inf"]]}]}}""");
        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Matrix));
        Assert.That(answer.Series.Single().Times, Is.EqualTo(new[] { 1_582_929_000_123L, 2000, 3000 }));
        Assert.That(answer.Series.Single().Values, Is.EqualTo(new[] { double.NaN, 1e6, double.NegativeInfinity }));
    }

    [Test]
    public void A_scalar_a_text_and_an_error_are_read()
    {
        Assert.That(Read("""{"status":"success","data":{"resultType":"scalar","result":[0,"2"]}}""").Series.Single().Values, Is.EqualTo(new[] { 2.0 }));
        Assert.That(Read("""{"status":"success","data":{"resultType":"string","result":[0,"t"]}}"""), Is.EqualTo(Answer.String("t")));
        Assert.That(Read("""{"status":"error","errorType":"execution","error":"e"}""").Text, Is.EqualTo("execution: e"));
    }

    private static Answer Read(string json) => PrometheusAnswer.Read(Encoding.UTF8.GetBytes(json));
}
