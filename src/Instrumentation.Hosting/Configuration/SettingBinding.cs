using Microsoft.Extensions.Options;

namespace Instrumentation.Configuration;

internal sealed class SettingBinding(MonitoringSettings settings) : IConfigureOptions<StreamingMonitoringOptions>
{
    public void Configure(StreamingMonitoringOptions options) => settings.Bind(options);
}
