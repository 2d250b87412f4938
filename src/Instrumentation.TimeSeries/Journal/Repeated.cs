namespace Instrumentation.Journal;

/// <summary>Asks a disk again at once: what it refuses to read it may give the next time, and a record that is on it is worth that.</summary>
internal static class Repeated
{
    internal const int Attempts = 3;

    internal static T Run<T>(Func<T> read, JournalTally tally)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return read();
            }
            catch (Exception exception) when (attempt < Attempts)
            {
                tally.Failed(exception);
            }
        }
    }
}
