using Instrumentation.Histograms;
using Instrumentation.Reading;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.PrometheusApi;

public sealed class FederateEndpointTests
{
    [Test]
    public async Task The_last_sample_of_each_series_is_given_with_its_time()
    {
        await using TestApi api = await TestApi.StartAsync();
        long now = api.NowUnixMs;
        api.Source.Add(Labels.SeriesLabels.Of(("__name__", "x"), ("instance", "ended")), now - 60_000, 1);
        api.Source.Add(Labels.SeriesLabels.Of(("__name__", "x"), ("instance", "ended")), now, StaleMarker.Value);
        api.Source.Add(Labels.SeriesLabels.Of(("__name__", "x"), ("instance", "old")), now - 301_000, 1);
        api.Source.Add(Labels.SeriesLabels.Of(("__name__", "a.b"), ("1c", "line\nback\\")), now - 5, 1_000_000);
        api.Source.Add(Labels.SeriesLabels.Of(("__name__", "h"), ("instance", "")), now, new NativeHistogram { Count = 3, Sum = 1.5 });

        HttpContext answer = await api.Application.SendAsync("/federate?match[]=x&match[]={__name__=~'x|y_total|a.b|h'}");
        string text = await TestWebApplication.BodyOf(answer);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Response.ContentType, Is.EqualTo("text/plain; version=0.0.4; charset=utf-8"));
            Assert.That(text, Is.EqualTo($$"""
                # TYPE a_b untyped
                a_b{_c="line\nback\\",instance=""} 1e+06 {{now - 5}}
                # TYPE h histogram
                h_bucket{instance="",le="+Inf"} 3 {{now}}
                h_sum{instance=""} 1.5 {{now}}
                h_count{instance=""} 3 {{now}}
                # TYPE x untyped
                x{instance="a"} 0 {{now}}
                x{instance="b",odd="ü\""} 0 {{now}}
                # TYPE y_total untyped
                y_total{instance=""} 600 {{now}}

                """));
        });
    }

    [Test]
    public async Task Nothing_is_given_where_nothing_is_asked_for()
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.GetAsync("/federate"), Is.EqualTo((200, "")));
    }

    [TestCase("x[", "1:2: parse error: unexpected \"[\"\n")]
    [TestCase("{}", "match[] must contain at least one non-empty matcher\n")]
    public async Task A_wrong_selector_is_refused_in_plain_text(string selector, string message)
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.GetAsync("/federate?match[]=" + selector), Is.EqualTo((400, message)));
    }
}
