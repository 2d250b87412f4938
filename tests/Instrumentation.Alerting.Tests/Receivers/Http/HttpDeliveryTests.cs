using System.Net;
using Instrumentation.Delivery;

namespace Instrumentation.Receivers.Http;

internal sealed class HttpDeliveryTests
{
    private FakeClock _clock = null!;

    [SetUp]
    public void Make() => _clock = new FakeClock();

    [Test]
    public async Task The_receiver_judges_an_answer_with_its_body()
    {
        HttpAnswer? seen = null;

        DeliveryOutcome outcome = await Delivery(new StubHandler(HttpStatusCode.OK, "no")).SendAsync(Request(), answer =>
        {
            seen = answer;
            return new DeliveryOutcome(DeliveryStatus.Failed, "it said no");
        }, CancellationToken.None);

        Assert.That(outcome, Is.EqualTo(new DeliveryOutcome(DeliveryStatus.Failed, "it said no")));
        Assert.That((seen!.Status, seen.Body), Is.EqualTo((HttpStatusCode.OK, "no")));
    }

    [Test]
    public async Task No_more_than_the_beginning_of_a_body_is_read()
    {
        var body = new EndlessStream();
        var handler = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(body) });
        int length = 0;

        await Delivery(handler).SendAsync(Request(), answer =>
        {
            length = answer.Body.Length;
            return answer.ByStatus();
        }, CancellationToken.None);

        Assert.That(length, Is.EqualTo(HttpDelivery.MaxBodyBytes));
        Assert.That(body.Given, Is.EqualTo(HttpDelivery.MaxBodyBytes));
    }

    [Test]
    public async Task A_body_that_does_not_end_is_left_after_the_timeout()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(new StuckStream()) });

        Task<DeliveryOutcome> sending = Delivery(handler, TimeSpan.FromSeconds(3)).SendAsync(Request(), answer => answer.ByStatus(), CancellationToken.None).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That(await sending, Is.EqualTo(new DeliveryOutcome(DeliveryStatus.Retry, "no answer within 3 s")));
    }

    [Test]
    public async Task The_statuses_that_a_receiver_names_may_pass()
    {
        DeliveryOutcome outcome = await Delivery(new StubHandler(HttpStatusCode.RequestTimeout)).SendAsync(Request(), CancellationToken.None, HttpStatusCode.RequestTimeout);

        Assert.That(outcome, Is.EqualTo(new DeliveryOutcome(DeliveryStatus.Retry, "answered 408")));
    }

    [Test]
    public async Task The_callers_end_is_no_outcome()
    {
        using var ended = new CancellationTokenSource();
        var handler = new StubHandler(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        });

        Task<DeliveryOutcome> sending = Delivery(handler, TimeSpan.FromSeconds(1)).SendAsync(Request(), ended.Token).AsTask();
        await ended.CancelAsync();

        Assert.That(() => sending, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Errors_say_nothing_of_the_request()
    {
        Exception[] errors = [new HttpRequestException(HttpRequestError.NameResolutionError, "no http://secret/"), new IOException("secret"), new HttpDeliveryException(new DeliveryOutcome(DeliveryStatus.Failed, "why"))];

        List<DeliveryOutcome> outcomes = [];
        foreach (Exception error in errors)
            outcomes.Add(await Delivery(new StubHandler(_ => throw error)).SendAsync(Request(), CancellationToken.None));

        Assert.That(outcomes, Is.EqualTo((DeliveryOutcome[])
        [
            new(DeliveryStatus.Retry, "cannot be reached: NameResolutionError"),
            new(DeliveryStatus.Retry, "the answer was cut off"),
            new(DeliveryStatus.Failed, "why"),
        ]));
    }

    private HttpDelivery Delivery(HttpMessageHandler handler, TimeSpan timeout = default) => new(new HttpClient(handler), _clock, timeout);

    private static HttpRequestMessage Request() => new(HttpMethod.Post, "http://127.0.0.1/secret");

    private sealed class EndlessStream : UnseekableStream
    {
        public int Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int length = Math.Min(buffer.Length, 1000);
            buffer.Span[..length].Fill((byte)'a');
            Given += length;
            return new(length);
        }
    }

    private sealed class StuckStream : UnseekableStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    private abstract class UnseekableStream : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
