using System.Security.Cryptography;
using System.Text;
using Instrumentation.Labels;
using Instrumentation.Routing;

namespace Instrumentation.Grouping;

/// <summary>What identifies a group of alerts at its receivers; the same text as Alertmanager's, so that open incidents survive a move.</summary>
/// <param name="Text">The route's matchers and the group's labels: <c>{}/{team="a"}:{alertname="x"}</c>.</param>
public readonly record struct GroupKey(string Text)
{
    /// <summary>The SHA-256 of the text as 64 hexadecimal digits, which receivers use to recognise what they know.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Makes the key of a group.</summary>
    /// <param name="route">The group's route.</param>
    /// <param name="groupLabels">The group's labels.</param>
    /// <returns>The key.</returns>
    public static GroupKey Of(AlertRoute route, SeriesLabels groupLabels)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(groupLabels);
        return new GroupKey(route.Key + ":" + GroupLabelsText(groupLabels));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string GroupLabelsText(SeriesLabels labels) =>
        "{" + string.Join(", ", labels.Select(label => label.Name + "=" + SeriesLabelsText.Quote(label.Value))) + "}";
}
