using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Instrumentation.TestKit;

/// <summary>Keeps what an application logs.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<CapturedLine> _lines = new();

    public IReadOnlyList<CapturedLine> Lines => [.. _lines];

    /// <summary>The messages of one level, in order.</summary>
    public IReadOnlyList<string> Messages(LogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Message)];

    public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<CapturedLine> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new CapturedLine(logLevel, category, formatter(state, exception), exception));
    }
}
