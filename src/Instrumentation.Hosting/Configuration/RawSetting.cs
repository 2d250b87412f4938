namespace Instrumentation.Configuration;

// A key and its text as a source gave them; Origin is the key in the user's own spelling.
internal sealed record RawSetting(string[] Parts, string Value, string Origin, SettingSource Source);
