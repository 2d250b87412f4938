namespace Instrumentation.Templates;

/// <content>What counts as true.</content>
public sealed partial class TemplateValue
{
    /// <summary>Whether <c>if</c> takes the value for true: not false, 0, nil or empty. Times and objects always are.</summary>
    public bool IsTrue => Kind switch
    {
        TemplateKind.Nil => false,
        TemplateKind.Boolean or TemplateKind.Integer or TemplateKind.Duration => _bits != 0,
        TemplateKind.Number => Number != 0,
        TemplateKind.Text => Text.Length > 0,
        TemplateKind.List => Items.Count > 0,
        TemplateKind.Map => Fields.Count > 0,
        _ => true,
    };
}
