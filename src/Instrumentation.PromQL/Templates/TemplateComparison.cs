namespace Instrumentation.Templates;

/// <summary>Compares values as <c>eq</c> and <c>lt</c> do: numbers with a point are never compared with whole ones.</summary>
internal static class TemplateComparison
{
    public static bool EqualsAny(IReadOnlyList<TemplateValue> values)
    {
        if (values.Count < 2)
            throw new TemplateException("missing argument for comparison");
        for (int index = 1; index < values.Count; index++)
        {
            if (AreEqual(values[0], values[index]))
                return true;
        }

        return false;
    }

    public static bool AreEqual(TemplateValue left, TemplateValue right)
    {
        if (left.Kind == TemplateKind.Nil || right.Kind == TemplateKind.Nil)
            return left.Kind == right.Kind;
        TemplateKind kind = Basic(left);
        if (kind != Basic(right))
            throw new TemplateException("incompatible types for comparison");
        return kind switch
        {
            TemplateKind.Boolean => left.Boolean == right.Boolean,
            TemplateKind.Integer => Whole(left) == Whole(right),
            TemplateKind.Number => left.Number == right.Number,
            TemplateKind.Text => left.Text == right.Text,
            TemplateKind.Time => left.Time == right.Time,
            _ => throw new TemplateException($"non-comparable type {TemplatePrinter.Print(right, 1_000_000)}: {right.TypeName}"),
        };
    }

    public static bool IsLess(TemplateValue left, TemplateValue right)
    {
        TemplateKind kind = Basic(left);
        if (kind is not (TemplateKind.Boolean or TemplateKind.Integer or TemplateKind.Number or TemplateKind.Text))
            throw new TemplateException("invalid type for comparison");
        if (kind != Basic(right))
            throw new TemplateException("incompatible types for comparison");
        return kind switch
        {
            TemplateKind.Integer => Whole(left) < Whole(right),
            TemplateKind.Number => left.Number < right.Number,
            TemplateKind.Text => TemplateOrder.Compare(left.Text, right.Text) < 0,
            _ => throw new TemplateException("invalid type for comparison"),
        };
    }

    private static TemplateKind Basic(TemplateValue value) => value.Kind == TemplateKind.Duration ? TemplateKind.Integer : value.Kind;

    private static Int128 Whole(TemplateValue value) => value.Kind == TemplateKind.Duration ? (Int128)value.Duration.Ticks * 100 : value.Integer;
}
