namespace Instrumentation.Templates;

/// <summary>A node of a parsed template.</summary>
internal abstract record TemplateNode(int Start, int End)
{
    /// <summary>Text that is copied.</summary>
    internal sealed record Text(int Start, int End, string Content) : TemplateNode(Start, End);

    /// <summary>A pipeline whose value is printed, unless it declares or assigns.</summary>
    internal sealed record Action(int Start, int End, Pipe Pipeline) : TemplateNode(Start, End);

    /// <summary><c>if</c>, <c>with</c> or <c>range</c>.</summary>
    internal sealed record Branch(int Start, int End, BranchKind Kind, Pipe Pipeline, TemplateNode[] Body, TemplateNode[] Otherwise)
        : TemplateNode(Start, End);

    /// <summary><c>break</c>.</summary>
    internal sealed record Break(int Start, int End) : TemplateNode(Start, End);

    /// <summary><c>continue</c>.</summary>
    internal sealed record Continue(int Start, int End) : TemplateNode(Start, End);

    /// <summary><c>template "name" pipeline</c>.</summary>
    internal sealed record Call(int Start, int End, string Name, Pipe? Pipeline) : TemplateNode(Start, End);

    /// <summary>Commands, each of which gives its value to the next.</summary>
    internal sealed record Pipe(int Start, int End, string[] Variables, bool IsAssignment, Command[] Commands) : TemplateNode(Start, End);

    /// <summary>A function or method with arguments, or a single operand.</summary>
    internal sealed record Command(int Start, int End, TemplateNode[] Operands) : TemplateNode(Start, End);

    /// <summary><c>.</c>.</summary>
    internal sealed record Dot(int Start, int End) : TemplateNode(Start, End);

    /// <summary><c>nil</c>.</summary>
    internal sealed record Nil(int Start, int End) : TemplateNode(Start, End);

    /// <summary>A literal.</summary>
    internal sealed record Constant(int Start, int End, TemplateValue Value) : TemplateNode(Start, End);

    /// <summary>A function's name.</summary>
    internal sealed record Function(int Start, int End, string Name) : TemplateNode(Start, End);

    /// <summary>A variable.</summary>
    internal sealed record Variable(int Start, int End, string Name) : TemplateNode(Start, End);

    /// <summary>Fields, one after the other, of an operand.</summary>
    internal sealed record Chain(int Start, int End, TemplateNode Operand, string[] Fields) : TemplateNode(Start, End);
}
