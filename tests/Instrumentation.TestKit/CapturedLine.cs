using Microsoft.Extensions.Logging;

namespace Instrumentation.TestKit;

/// <summary>One line that an application logged.</summary>
public sealed record CapturedLine(LogLevel Level, string Category, string Message, Exception? Exception);
