using System.Globalization;

namespace Instrumentation;

/// <summary>A notification that a webhook took.</summary>
/// <param name="At">When, in seconds from the story's start.</param>
/// <param name="Webhook">The webhook.</param>
/// <param name="GroupKey">Its group.</param>
/// <param name="Alerts">Its alerts in their order, such as <c>a/x b/y(resolved)</c>.</param>
internal sealed record Delivered(double At, string Webhook, string GroupKey, string Alerts)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:0.00} {Webhook} {GroupKey}: {Alerts}");
}
