using Instrumentation.Labels;

namespace Instrumentation.Remote;

public sealed class PrometheusSliQueryTests
{
    private const string Vector = """{"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":"a"},"value":[1.5,"2.5"]},{"metric":{"job":"b"},"value":[1.5,"NaN"]},{"metric":{"job":"c"},"value":[1.5,"+Inf"]},{"metric":{"job":"d"},"value":[1.5,"-Inf"]},{"metric":{"job":"e"},"histogram":[1.5,{}]}]}}""";

    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    [Test]
    public async Task A_vector_is_read_with_its_labels_and_numbers_that_are_none()
    {
        using var server = new LoopbackServer((200, Vector));
        IReadOnlyList<SliSample> samples = await AskAsync(new RemotePrometheus(server.Address));
        Assert.That(samples, Is.EqualTo(new[]
        {
            new SliSample(SeriesLabels.Of(("job", "a")), 2.5),
            new SliSample(SeriesLabels.Of(("job", "b")), double.NaN),
            new SliSample(SeriesLabels.Of(("job", "c")), double.PositiveInfinity),
            new SliSample(SeriesLabels.Of(("job", "d")), double.NegativeInfinity),
        }));
        Assert.That(server.Requests.Single(), Does.StartWith("POST /base/api/v1/query HTTP/1.1\r\n").And.EndsWith("query=sum%28x%29&time=1700000000.123"));
    }

    [Test]
    public async Task A_scalar_is_a_sample_without_labels()
    {
        using var server = new LoopbackServer((200, """{"status":"success","data":{"resultType":"scalar","result":[1,"0.25"]}}"""));
        Assert.That(await AskAsync(new RemotePrometheus(server.Address)), Is.EqualTo(new[] { new SliSample(SeriesLabels.Empty, 0.25) }));
    }

    [Test]
    public async Task Who_asks_is_told_by_a_token_or_by_name_and_password_and_the_tenant_beside_it()
    {
        using var server = new LoopbackServer((200, Vector), (200, Vector), (200, Vector));
        await AskAsync(new RemotePrometheus(server.Address) { BearerToken = "secret", Tenant = "team" });
        await AskAsync(new RemotePrometheus(server.Address) { UserName = "reader", Password = "grün" });
        await AskAsync(new RemotePrometheus(server.Address));
        Assert.That(server.Requests[0], Does.Contain("\r\nAuthorization: Bearer secret\r\n").And.Contain("\r\nX-Scope-OrgID: team\r\n"));
        Assert.That(server.Requests[1], Does.Contain("\r\nAuthorization: Basic cmVhZGVyOmdyw7xu\r\n"));
        Assert.That(server.Requests[2], Does.Not.Contain("Authorization").And.Not.Contain("X-Scope-OrgID"));
    }

    [Test]
    public async Task A_refusal_names_the_server_and_its_reason_without_secrets_and_is_not_tried_again()
    {
        using var server = new LoopbackServer((401, """{"status":"error","error":"who are you"}"""));
        HttpRequestException? refusal = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(new RemotePrometheus(server.Address) { BearerToken = "secret" }));
        Assert.That(refusal!.Message, Is.EqualTo($"{server.Address} answered 401: who are you."));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(503)]
    [TestCase(500)]
    [TestCase(429)]
    public async Task What_may_pass_is_tried_again_and_again_waiting_twice_as_long_each_time(int status)
    {
        using var server = new LoopbackServer((status, "busy"), (status, "busy"), (200, Vector));
        var clock = new RetryClock(TimeSpan.FromSeconds(10));
        Assert.That(await AskAsync(new RemotePrometheus(server.Address), clock), Has.Count.EqualTo(4));
        Assert.That(clock.Waits, Is.EqualTo(new[] { TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400) }));
    }

    [Test]
    public async Task After_the_last_attempt_the_failure_is_told()
    {
        using var server = new LoopbackServer((503, ""), (503, ""), (200, Vector));
        HttpRequestException? failure = await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(new RemotePrometheus(server.Address) { Retries = 1 }, new RetryClock(TimeSpan.FromSeconds(10))));
        Assert.That(failure!.Message, Is.EqualTo($"{server.Address} answered 503."));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_server_that_stays_silent_is_given_up_after_the_timeout()
    {
        using var server = new LoopbackServer();
        var clock = new RetryClock(TimeSpan.FromSeconds(3));
        Task<IReadOnlyList<SliSample>> asking = AskAsync(new RemotePrometheus(server.Address) { Timeout = TimeSpan.FromSeconds(3), Retries = 0 }, clock);
        await server.Silence;
        Assert.That(asking.IsCompleted, Is.False);
        clock.RunOut();
        TimeoutException? failure = await Assert.ThrowsAsync<TimeoutException>(() => asking);
        Assert.That(failure!.Message, Is.EqualTo($"{server.Address} did not answer within 3 s."));
    }

    [Test]
    public async Task Cancelling_ends_an_attempt_and_is_no_timeout()
    {
        using var server = new LoopbackServer();
        using var ending = new CancellationTokenSource();
        using var query = new PrometheusSliQuery(new RemotePrometheus(server.Address), time: new RetryClock(TimeSpan.FromSeconds(10)));
        Task<IReadOnlyList<SliSample>> asking = query.QueryAsync("sum(x)", Time, ending.Token).AsTask();
        await server.Silence;
        await ending.CancelAsync();
        Assert.That(async () => await asking, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("<html>")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("""{"status":"success","data":{"resultType":"matrix","result":[]}}""")]
    [TestCase("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1]}]}}""")]
    [TestCase("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"many"]}]}}""")]
    [TestCase("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,null]}]}}""")]
    [TestCase("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,2]}]}}""")]
    [TestCase("""{"status":"success","data":{"resultType":"vector","result":[7]}}""")]
    public async Task An_answer_that_is_none_of_the_API_is_a_failure_and_not_tried_again(string body)
    {
        using var server = new LoopbackServer((200, body));
        await Assert.ThrowsAsync<InvalidDataException>(() => AskAsync(new RemotePrometheus(server.Address)));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_is_not_there_is_tried_again()
    {
        Uri address;
        using (var server = new LoopbackServer())
            address = server.Address;
        var clock = new RetryClock(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(new RemotePrometheus(address), clock));
        Assert.That(clock.Waits, Has.Count.EqualTo(2));
    }

    [Test]
    public void Options_outside_their_range_are_refused()
    {
        var address = new Uri("http://prometheus:9090");
        Assert.That(() => new PrometheusSliQuery(new RemotePrometheus(new Uri("ftp://prometheus"))), Throws.ArgumentException.With.Message.Contains("'ftp://prometheus/'"));
        Assert.That(() => new PrometheusSliQuery(new RemotePrometheus(address) { Timeout = TimeSpan.FromMilliseconds(99) }), Throws.ArgumentException.With.Message.Contains("from 100 ms"));
        Assert.That(() => new PrometheusSliQuery(new RemotePrometheus(address) { Retries = 11 }), Throws.ArgumentException.With.Message.Contains("from 0 to 10"));
    }

    private static async Task<IReadOnlyList<SliSample>> AskAsync(RemotePrometheus server, TimeProvider? clock = null)
    {
        using var query = new PrometheusSliQuery(server, time: clock ?? new RetryClock(TimeSpan.FromSeconds(10)));
        return await query.QueryAsync("sum(x)", Time, CancellationToken.None);
    }
}
