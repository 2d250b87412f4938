namespace Instrumentation.Journal;

internal interface IStoredWriter : IDisposable
{
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Returns when everything appended outlives a crash of the machine.</summary>
    void Sync();
}
