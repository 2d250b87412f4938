using Microsoft.Extensions.Options;

namespace Instrumentation.Configuration;

[OptionsValidator]
internal sealed partial class InstrumentSettingsValidator : IValidateOptions<InstrumentSettings>;
