namespace Instrumentation.Templates;

/// <content>Evaluates pipelines, commands and operands.</content>
internal sealed partial class TemplateInterpreter
{
    private TemplateValue Evaluate(TemplateNode.Pipe pipeline, TemplateValue dot)
    {
        TemplateValue value = EvaluateCommands(pipeline, dot);
        if (pipeline.Variables.Length > 0)
            SetVariable(pipeline.Variables[0], value, pipeline.IsAssignment);
        return value;
    }

    private TemplateValue EvaluateCommands(TemplateNode.Pipe pipeline, TemplateValue dot)
    {
        Enter(pipeline);
        TemplateValue? value = null;
        foreach (TemplateNode.Command command in pipeline.Commands)
            value = Evaluate(command, dot, value);
        _depth--;
        return value!;
    }

    private TemplateValue Evaluate(TemplateNode.Command command, TemplateValue dot, TemplateValue? final)
    {
        Step(command);
        TemplateNode first = command.Operands[0];
        switch (first)
        {
            case TemplateNode.Function function:
                return CallFunction(function, command, dot, final);
            case TemplateNode.Chain chain:
                return Fields(chain, dot, Arguments(command, dot, final), command);
            case TemplateNode.Nil:
                throw Error(command, "nil is not a command");
        }

        if (command.Operands.Length > 1 || final is not null)
            throw Error(first, $"can't give argument to non-function {_source.Excerpt(first)}");
        return Operand(first, dot);
    }

    private TemplateValue Operand(TemplateNode node, TemplateValue dot)
    {
        switch (node)
        {
            case TemplateNode.Constant constant:
                return constant.Value;
            case TemplateNode.Dot:
                return dot;
            case TemplateNode.Nil:
                return TemplateValue.Nil;
            case TemplateNode.Variable variable:
                return _variables.FindLast(candidate => candidate.Name == variable.Name).Value;
            case TemplateNode.Chain chain:
                return Fields(chain, dot, [], chain);
            case TemplateNode.Function function:
                return CallFunction(function, new TemplateNode.Command(function.Start, function.End, [function]), dot, null);
            default:
                return Evaluate((TemplateNode.Pipe)node, dot);
        }
    }

    private TemplateValue[] Arguments(TemplateNode.Command command, TemplateValue dot, TemplateValue? final)
    {
        var values = new TemplateValue[command.Operands.Length - 1 + (final is null ? 0 : 1)];
        for (int index = 1; index < command.Operands.Length; index++)
            values[index - 1] = Operand(command.Operands[index], dot);
        if (final is not null)
            values[^1] = final;
        return values;
    }

    private TemplateValue CallFunction(TemplateNode.Function function, TemplateNode.Command command, TemplateValue dot, TemplateValue? final)
    {
        if (function.Name is "and" or "or" && command.Operands.Length > 1)
            return Logic(function.Name == "or", command, dot, final);
        TemplateFunctionEntry entry = _functions.Find(function.Name) ?? throw Error(function, $"function {GoQuote.Quote(function.Name)} not defined");
        return Call(entry.Call, function.Name, Arguments(command, dot, final), command);
    }

    // Later arguments are not evaluated once the result is known.
    private TemplateValue Logic(bool stopsAtTrue, TemplateNode.Command command, TemplateValue dot, TemplateValue? final)
    {
        TemplateValue value = TemplateValue.Nil;
        foreach (TemplateNode operand in command.Operands.Skip(1))
        {
            value = Operand(operand, dot);
            if (value.IsTrue == stopsAtTrue)
                return value;
        }

        return final ?? value;
    }

    private TemplateValue Call(TemplateFunction function, string name, TemplateValue[] arguments, TemplateNode node)
    {
        Step(node);
        foreach (TemplateValue argument in arguments)
        {
            if (argument.Kind == TemplateKind.Text)
                Charge(argument.Text.Length, node);
        }

        TemplateValue result;
        try
        {
            result = function(new TemplateArguments(name, arguments, _limits.MaxOutputLength, steps => Spend(steps, node)));
        }
        catch (TemplateException exception) when (exception.Line == 0)
        {
            throw Error(node, $"error calling {name}: {exception.Problem}", exception);
        }

        if (result.Kind == TemplateKind.Text && result.Text.Length > _limits.MaxOutputLength)
            throw Error(node, $"error calling {name}: the text is longer than {_limits.MaxOutputLength} characters");
        Charge(result.Kind == TemplateKind.Text ? result.Text.Length : 0, node);
        return result;
    }

    private TemplateValue Fields(TemplateNode.Chain chain, TemplateValue dot, TemplateValue[] arguments, TemplateNode node)
    {
        TemplateValue value = Operand(chain.Operand, dot);
        for (int index = 0; index < chain.Fields.Length; index++)
            value = Field(value, chain.Fields[index], index == chain.Fields.Length - 1 ? arguments : [], node);
        return value;
    }

    private TemplateValue Field(TemplateValue value, string name, TemplateValue[] arguments, TemplateNode node)
    {
        if ((value.Member(name) ?? TimeMembers.Find(value, name)) is { } member)
            return Call(member, name, arguments, node);
        bool isField = value.Kind is TemplateKind.Map or TemplateKind.Object;
        if (arguments.Length > 0)
            throw Error(node, isField ? $"{name} is not a method but has arguments" : $"can't evaluate field {name} in type {value.TypeName}");
        if (value.Kind == TemplateKind.Nil)
            throw Error(node, $"nil pointer evaluating interface {{}}.{name}");
        if (!isField || (!value.Fields.TryGet(name, out TemplateValue found) && value.Kind == TemplateKind.Object))
            throw Error(node, $"can't evaluate field {name} in type {value.TypeName}");
        return found;
    }
}
