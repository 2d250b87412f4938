using Microsoft.Extensions.Options;

namespace Instrumentation.Configuration;

// All that can be wrong with the settings, in one list: unreadable texts, values outside their range, values that contradict each other.
internal sealed class SettingValidation(MonitoringSettings settings) : IValidateOptions<StreamingMonitoringOptions>
{
    private readonly StreamingMonitoringOptionsValidator _ranges = new();
    private readonly InstrumentSettingsValidator _instruments = new();

    public ValidateOptionsResult Validate(string? name, StreamingMonitoringOptions options)
    {
        List<string> found =
        [
            .. _ranges.Validate(StreamingMonitoringConstants.Section, options).Failures ?? [],
            .. options.Instruments.SelectMany(pair =>
                _instruments.Validate($"{StreamingMonitoringConstants.Section}.Instruments.{SettingFailure.Escape(pair.Key)}", pair.Value).Failures ?? []),
        ];
        if (found.Count == 0)
            found.AddRange(SettingRelations.Check(options));
        string[] failures = [.. settings.Failures, .. found.Select(failure => WithOrigin(failure, options))];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private string WithOrigin(string failure, StreamingMonitoringOptions options)
    {
        string key = failure[..failure.IndexOf(" is ", StringComparison.Ordinal)];
        return SettingNames.WithOrigin(failure, key, settings.OriginOf(key[(StreamingMonitoringConstants.Section.Length + 1)..], options));
    }
}
