namespace Instrumentation.Receivers.Slack;

internal sealed class SlackThreadsTests
{
    [Test]
    public void The_first_message_stays_the_first()
    {
        var threads = new SlackThreads();
        threads.Add("a", new SlackMessageId("C", "1"));
        threads.Add("a", new SlackMessageId("C", "2"));

        Assert.That(threads.Find("a")!.Timestamp, Is.EqualTo("1"));
    }

    [Test]
    public void The_oldest_are_forgotten_when_there_are_too_many()
    {
        var threads = new SlackThreads(capacity: 2);
        foreach (string key in (string[])["a", "b", "c"])
            threads.Add(key, new SlackMessageId("C", key));

        Assert.That((threads.Find("a"), threads.Find("b"), threads.Find("c")), Is.EqualTo(((SlackMessageId?)null, new SlackMessageId("C", "b"), new SlackMessageId("C", "c"))));
    }
}
