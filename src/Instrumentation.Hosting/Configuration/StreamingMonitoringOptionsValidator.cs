using Microsoft.Extensions.Options;

namespace Instrumentation.Configuration;

[OptionsValidator]
internal sealed partial class StreamingMonitoringOptionsValidator : IValidateOptions<StreamingMonitoringOptions>;
