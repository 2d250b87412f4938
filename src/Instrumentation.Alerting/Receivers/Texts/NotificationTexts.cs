using Instrumentation.Templates;

namespace Instrumentation.Receivers.Texts;

/// <summary>Expands the settings of a receiver for one notification.</summary>
/// <param name="context">What the receivers share.</param>
/// <param name="notification">The notification.</param>
/// <param name="escape">Neutralises what comes from alerts where the text is shown with markup; null for a receiver without markup.</param>
/// <param name="cancellationToken">Ends an expansion.</param>
internal sealed class NotificationTexts(ReceiverContext context, Notification notification, Func<string, string>? escape, CancellationToken cancellationToken)
{
    private readonly DateTimeOffset _now = context.Time.GetUtcNow();
    private readonly Lazy<TemplateValue> _plain = new(() => NotificationData.Of(notification, context.ExternalUrl));
    private readonly Lazy<TemplateValue> _escaped = new(() => NotificationData.Of(notification, context.ExternalUrl, escape));

    /// <summary>The notification.</summary>
    public Notification Notification => notification;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => _now;

    /// <summary>Where people can look at the alerts.</summary>
    public string ExternalUrl => context.ExternalUrl;

    /// <summary>A text that is shown.</summary>
    /// <exception cref="TemplateException">It cannot be expanded.</exception>
    public string Shown(Template template) => Expand(template, _escaped.Value);

    /// <summary>A text that is shown.</summary>
    /// <exception cref="TemplateException">It cannot be expanded.</exception>
    public string Shown(TextSetting setting) => Shown(setting.Template);

    /// <summary>A text that is not shown as such: an address, a name, a choice.</summary>
    /// <exception cref="TemplateException">It cannot be expanded.</exception>
    public string Plain(Template template) => Expand(template, _plain.Value);

    /// <summary>A text that is not shown as such.</summary>
    /// <exception cref="TemplateException">It cannot be expanded.</exception>
    public string Plain(TextSetting setting) => Plain(setting.Template);

    /// <summary>An address that can be followed; empty where the text is none.</summary>
    /// <exception cref="TemplateException">It cannot be expanded.</exception>
    public string Link(TextSetting setting) => HttpLink.Of(Plain(setting)) ?? "";

    private string Expand(Template template, TemplateValue data) => context.Templates.Expand(template, data, _now, cancellationToken);
}
