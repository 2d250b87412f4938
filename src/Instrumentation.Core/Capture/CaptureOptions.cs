namespace Instrumentation;

/// <summary>Which instruments of System.Diagnostics.Metrics are recorded as well.</summary>
public sealed class CaptureOptions
{
    /// <summary>The rules in order; the first whose patterns match an instrument decides. Default: none, so nothing is captured.</summary>
    public IList<CaptureRule> Rules { get; } = [];

    /// <summary>
    /// How long a snapshot waits at most for the callbacks of observable instruments, 10 milliseconds to 1 minute; a single callback may take
    /// half of it. Default: 1 second.
    /// </summary>
    /// <remarks>
    /// A callback that takes longer is left to itself and counted as failed; it is not called again before it has returned. What was not asked
    /// in time counts as failed too.
    /// </remarks>
    public TimeSpan PollTimeout { get; set; } = CaptureConstants.PollTimeout;

    /// <summary>The usual set: ASP.NET Core, Kestrel, HttpClient, name resolution and the runtime; private and experimental diagnostics are left out.</summary>
    /// <returns>A new instance that may be added to.</returns>
    public static CaptureOptions Defaults()
    {
        var options = new CaptureOptions();
        foreach (string meter in (ReadOnlySpan<string>)["Private.*", "Experimental.*"])
            options.Rules.Add(new CaptureRule(meter, "*", Include: false));
        foreach (string meter in (ReadOnlySpan<string>)["Microsoft.AspNetCore.*", "System.Net.Http", "System.Net.NameResolution", "System.Runtime"])
            options.Rules.Add(new CaptureRule(meter));
        return options;
    }
}
