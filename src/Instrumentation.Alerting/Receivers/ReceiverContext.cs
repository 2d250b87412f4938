using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Templates;

namespace Instrumentation.Receivers;

/// <summary>What the receivers of a configuration share, and how they read their settings.</summary>
/// <param name="Client">Sends requests; it does not follow redirects.</param>
/// <param name="ExternalUrl">Where people can look at the alerts.</param>
/// <param name="Time">Measures timeouts.</param>
/// <param name="Global">The configuration's global settings.</param>
/// <param name="Templates">Expands the templates of settings.</param>
internal sealed record ReceiverContext(HttpClient Client, string ExternalUrl, TimeProvider Time, ConfigurationNode Global, NotificationTemplates Templates)
{
    /// <summary>The error for a setting that cannot be used.</summary>
    public static InvalidOperationException Refuse(ConfigurationNode setting, string problem, Exception? cause = null) =>
        new($"{setting.Node.Line}:{setting.Node.Column}: {setting.Key} {problem}", cause);

    /// <summary>A setting's text, from the setting itself or from the file that <c>NAME_file</c> names.</summary>
    /// <returns>The text; empty where neither is set.</returns>
    /// <exception cref="InvalidOperationException">The file cannot be read.</exception>
    public static string SecretOf(ConfigurationNode fields, string name)
    {
        if (fields.Has(name) || !fields.Has(name + "_file"))
            return fields.Text(name);
        ConfigurationNode file = fields.Find(name + "_file")!.Value;
        try
        {
            return File.ReadAllText(fields.Text(name + "_file")).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refuse(file, $"cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>An address to call.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it is none that can be called.</exception>
    public static Uri AddressOf(ConfigurationNode fields, string name)
    {
        if (Uri.TryCreate(SecretOf(fields, name), UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            return address;
        throw Refuse(fields.Find(name) ?? fields.Find(name + "_file") ?? fields, "holds no address that can be called; allowed are such as https://example.com.");
    }
}
