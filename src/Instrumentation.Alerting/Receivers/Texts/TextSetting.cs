using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Templates;
using Instrumentation.Yaml;

namespace Instrumentation.Receivers.Texts;

/// <summary>A setting that is a template.</summary>
/// <param name="Template">The template.</param>
/// <param name="IsSet">Whether the configuration has it; otherwise it is the default.</param>
internal sealed record TextSetting(Template Template, bool IsSet)
{
    /// <summary>Reads a setting.</summary>
    /// <param name="fields">What has it.</param>
    /// <param name="name">Its key.</param>
    /// <param name="otherwise">The template where it is not set.</param>
    /// <exception cref="InvalidOperationException">It is no template.</exception>
    public static TextSetting Of(ConfigurationNode fields, string name, string otherwise = "") => fields.Find(name) is { } setting
        ? new TextSetting(Parse(setting), IsSet: true)
        : new TextSetting(NotificationTemplates.Parse(name, otherwise), IsSet: false);

    /// <summary>Reads a setting that may be a template, and whose text is a secret or stands in a file.</summary>
    /// <exception cref="InvalidOperationException">It is no template; the text is not repeated.</exception>
    public static TextSetting Secret(ConfigurationNode fields, string name)
    {
        try
        {
            return new TextSetting(NotificationTemplates.Parse(name, ReceiverContext.SecretOf(fields, name)), IsSet: true);
        }
        catch (TemplateException)
        {
            throw ReceiverContext.Refuse(fields.Find(name) ?? fields.Find(name + "_file") ?? fields, "is no template.");
        }
    }

    /// <summary>Reads a text of the configuration.</summary>
    public static Template Parse(ConfigurationNode setting)
    {
        try
        {
            return NotificationTemplates.Parse(setting.Key, setting.Node is YamlScalar scalar ? scalar.Value : "");
        }
        catch (TemplateException exception)
        {
            throw ReceiverContext.Refuse(setting, $"is no template: {exception.Message}", exception);
        }
    }
}
