namespace Instrumentation.Templates;

/// <summary>A function with the number of arguments that it takes.</summary>
internal sealed record TemplateFunctionEntry(TemplateFunction Function, int Minimum, int Maximum)
{
    public TemplateFunctionEntry(TemplateFunction function, int count)
        : this(function, count, count)
    {
    }

    public TemplateValue Call(TemplateArguments arguments)
    {
        int count = arguments.Count;
        if (count < Minimum || count > Maximum)
        {
            string wanted = Minimum == Maximum ? $"{Minimum}" : count < Minimum ? $"at least {Minimum}" : $"at most {Maximum}";
            throw new TemplateException($"wrong number of args for {arguments.Function}: want {wanted} got {count}");
        }

        return Function(arguments);
    }
}
