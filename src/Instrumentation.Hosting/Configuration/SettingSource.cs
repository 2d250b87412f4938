namespace Instrumentation.Configuration;

// Where settings come from; a later one wins.
internal enum SettingSource
{
    Section,
    OpenTelemetryVariable,
    Variable,
    CommandLine,
}
