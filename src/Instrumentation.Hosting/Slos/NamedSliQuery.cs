namespace Instrumentation.Slos;

// A remote server by the name that indicators have for it.
internal sealed record NamedSliQuery(string Name, ISliQuery Query) : IDisposable
{
    public void Dispose() => (Query as IDisposable)?.Dispose();
}
