using System.Text;

namespace Instrumentation.Configuration;

internal static class SettingNames
{
    // Listener:BearerToken as STREAMING_MONITORING__LISTENER__BEARER_TOKEN.
    public static string Variable(string path)
    {
        var name = new StringBuilder(StreamingMonitoringConstants.EnvironmentPrefix);
        for (int at = 0; at < path.Length; at++)
        {
            if (path[at] == ':')
                name.Append("__");
            else if (at > 0 && char.IsAsciiLetterUpper(path[at]) && path[at - 1] != ':')
                name.Append('_').Append(path[at]);
            else
                name.Append(char.ToUpperInvariant(path[at]));
        }

        return name.ToString();
    }

    public static string WithOrigin(string failure, string key, string? origin) =>
        origin is null || string.Equals(origin, key, StringComparison.Ordinal) ? failure : $"{failure[..^1]} (set by {origin}).";
}
