namespace Instrumentation.Configuration;

// A key that means nothing here, and the known one that is spelt most like it.
internal sealed record UnknownSetting(string Name, string Nearest);
