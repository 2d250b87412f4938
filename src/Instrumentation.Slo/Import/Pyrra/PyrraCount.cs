using Instrumentation.Labels;
using Instrumentation.Rules;

namespace Instrumentation.Import;

/// <summary>A number of events that Pyrra records over the compliance period.</summary>
/// <param name="Function">What is done to the raw series.</param>
/// <param name="Selector">Chooses the raw series.</param>
/// <param name="Name">Names the recorded series by its window.</param>
/// <param name="Matchers">What the recorded series is chosen by when it is summed up from pieces.</param>
/// <param name="Labels">The recorded series' labels.</param>
internal sealed record PyrraCount(string Function, string Selector, Func<TimeSpan, string> Name, IReadOnlyList<LabelMatcher> Matchers, NamedTexts Labels);
