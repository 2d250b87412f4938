namespace Instrumentation;

/// <summary>Which instruments of System.Diagnostics.Metrics are recorded as well.</summary>
/// <remarks>A pattern is a meter's name, or a meter's and an instrument's with a slash between; <c>*</c> stands for any characters.</remarks>
public sealed class CaptureSettings
{
    /// <summary>Whether anything is captured.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether ASP.NET Core, Kestrel, HttpClient, name resolution and the runtime are captured without being named.</summary>
    public bool Defaults { get; set; } = true;

    /// <summary>Further meters to capture, such as <c>MyCompany.*</c> or <c>MyCompany.Orders/orders.*</c>.</summary>
    [AllowedPatterns]
    public IList<string> Include { get; } = [];

    /// <summary>Meters to leave out whatever else says they are captured.</summary>
    [AllowedPatterns]
    public IList<string> Exclude { get; } = [];
}
