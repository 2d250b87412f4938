namespace Instrumentation.Templates;

/// <summary>Runs one expansion of a template.</summary>
internal sealed partial class TemplateInterpreter
{
    // So many characters handled cost as much as one step.
    private const int CharactersPerStep = 64;

    private readonly IReadOnlyDictionary<string, TemplateDefinition> _templates;
    private readonly TemplateFunctions _functions;
    private readonly TemplateLimits _limits;
    private readonly TemplateText _output;
    private readonly TemplateBudget _budget;
    private readonly CancellationToken _cancellation;
    private TemplateSource _source;
    private List<(string Name, TemplateValue Value)> _variables = [];
    private int _depth;

    public TemplateInterpreter(
        TemplateSource source,
        IReadOnlyDictionary<string, TemplateDefinition> templates,
        TemplateFunctions functions,
        TemplateLimits limits,
        TemplateBudget budget,
        CancellationToken cancellationToken)
    {
        _source = source;
        _templates = templates;
        _functions = functions;
        _limits = limits;
        _output = new TemplateText(limits.MaxOutputLength);
        _budget = budget;
        _cancellation = cancellationToken;
    }

    private enum Flow
    {
        Next,
        Break,
        Continue,
    }

    public string Run(TemplateNode[] body, TemplateValue data, IEnumerable<(string Name, TemplateValue Value)> variables)
    {
        _variables = [("$", data), .. variables];
        Walk(body, data);
        return _output.ToString();
    }

    private Flow Walk(TemplateNode[] nodes, TemplateValue dot)
    {
        foreach (TemplateNode node in nodes)
        {
            Flow flow = Walk(node, dot);
            if (flow != Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    private Flow Walk(TemplateNode node, TemplateValue dot)
    {
        Step(node);
        switch (node)
        {
            case TemplateNode.Text text:
                Write(text.Content, node);
                return Flow.Next;
            case TemplateNode.Action action:
                TemplateValue value = Evaluate(action.Pipeline, dot);
                if (action.Pipeline.Variables.Length == 0)
                    Print(value, node);
                return Flow.Next;
            case TemplateNode.Branch { Kind: BranchKind.Range } range:
                return Range(range, dot);
            case TemplateNode.Branch branch:
                return Branch(branch, dot);
            case TemplateNode.Call call:
                Call(call, dot);
                return Flow.Next;
            case TemplateNode.Break:
                return Flow.Break;
            default:
                return Flow.Continue;
        }
    }

    private Flow Branch(TemplateNode.Branch branch, TemplateValue dot)
    {
        Enter(branch);
        int variables = _variables.Count;
        TemplateValue value = Evaluate(branch.Pipeline, dot);
        Flow flow = value.IsTrue ? Walk(branch.Body, branch.Kind == BranchKind.With ? value : dot) : Walk(branch.Otherwise, dot);
        _variables.RemoveRange(variables, _variables.Count - variables);
        _depth--;
        return flow;
    }

    private Flow Range(TemplateNode.Branch range, TemplateValue dot)
    {
        Enter(range);
        int variables = _variables.Count;
        TemplateValue value = EvaluateCommands(range.Pipeline, dot);
        bool any = false;
        foreach ((TemplateValue key, TemplateValue item) in Entries(value, range))
        {
            any = true;
            int mark = _variables.Count;
            SetRangeVariables(range.Pipeline, key, item);
            Flow inner = Walk(range.Body, item);
            _variables.RemoveRange(mark, _variables.Count - mark);
            if (inner == Flow.Break)
                break;
            Step(range);
        }

        Flow flow = any ? Flow.Next : Walk(range.Otherwise, dot);
        _variables.RemoveRange(variables, _variables.Count - variables);
        _depth--;
        return flow;
    }

    private void SetRangeVariables(TemplateNode.Pipe pipeline, TemplateValue key, TemplateValue item)
    {
        string[] names = pipeline.Variables;
        if (names.Length == 0)
            return;
        SetVariable(names[^1], item, pipeline.IsAssignment);
        if (names.Length > 1)
            SetVariable(names[0], key, pipeline.IsAssignment);
    }

    private IEnumerable<(TemplateValue Key, TemplateValue Item)> Entries(TemplateValue value, TemplateNode.Branch range) => value.Kind switch
    {
        TemplateKind.Nil => [],
        TemplateKind.List => value.Items.Select((item, index) => (TemplateValue.Of((long)index), item)),
        TemplateKind.Map => value.Fields.Entries.ToArray().Select(entry => (TemplateValue.Of(entry.Key), entry.Value)),
        TemplateKind.Integer => Numbers(value.Integer),
        _ => throw Error(range.Pipeline, $"range can't iterate over {TemplatePrinter.Simple(value) ?? value.TypeName}"),
    };

    private static IEnumerable<(TemplateValue Key, TemplateValue Item)> Numbers(long end)
    {
        for (long number = 0; number < end; number++)
        {
            TemplateValue value = TemplateValue.Of(number);
            yield return (value, value);
        }
    }

    private void Call(TemplateNode.Call call, TemplateValue dot)
    {
        if (!_templates.TryGetValue(call.Name, out TemplateDefinition? template))
            throw Error(call, $"template {GoQuote.Quote(call.Name)} not defined");
        Enter(call);
        TemplateValue data = call.Pipeline is null ? TemplateValue.Nil : Evaluate(call.Pipeline, dot);
        List<(string Name, TemplateValue Value)> variables = _variables;
        TemplateSource source = _source;
        (_variables, _source) = ([("$", data)], template.Source);
        Walk(template.Body, data);
        (_variables, _source) = (variables, source);
        _depth--;
    }

    private void Print(TemplateValue value, TemplateNode node)
    {
        try
        {
            Write(value.Kind == TemplateKind.Nil ? "<no value>" : TemplatePrinter.Print(value, _limits.MaxOutputLength), node);
        }
        catch (TemplateException exception) when (exception.Line == 0)
        {
            throw Error(node, exception.Problem);
        }
    }

    private void Write(string text, TemplateNode node)
    {
        Charge(text.Length, node);
        if (text.Length > _limits.MaxOutputLength - _output.Length)
            throw Error(node, $"the result is longer than {_limits.MaxOutputLength} characters");
        _output.Append(text);
    }

    private void SetVariable(string name, TemplateValue value, bool isAssignment)
    {
        if (!isAssignment)
        {
            _variables.Add((name, value));
            return;
        }

        int index = _variables.FindLastIndex(variable => variable.Name == name);
        _variables[index] = (name, value);
    }

    private void Step(TemplateNode node) => Charge(CharactersPerStep, node);

    private void Charge(int characters, TemplateNode node) => Spend(1 + (characters / CharactersPerStep), node);

    private void Spend(int steps, TemplateNode node)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (!_budget.TrySpend(steps))
            throw Error(node, $"the expansion takes more than {_budget.MaxSteps} steps");
    }

    private void Enter(TemplateNode node)
    {
        if (++_depth > _limits.MaxDepth)
            throw Error(node, $"the expansion is nested deeper than {_limits.MaxDepth} levels");
    }

    private TemplateException Error(TemplateNode node, string problem, Exception? cause = null) =>
        _source.Error($"executing {GoQuote.Quote(_source.Name)} at <{_source.Excerpt(node)}>: {problem}", node.Start, cause);
}
