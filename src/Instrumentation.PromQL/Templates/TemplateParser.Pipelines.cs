using System.Numerics;

namespace Instrumentation.Templates;

/// <content>Pipelines and what they are made of.</content>
internal sealed partial class TemplateParser
{
    private TemplateNode.Pipe Pipeline(string context, TemplateTokenKind end, bool forRange = false)
    {
        SkipSpace();
        int start = Next.Start;
        using Nesting nesting = Enter(start);
        (string[] variables, bool isAssignment) = Variables(forRange);
        var commands = new List<TemplateNode.Command>();
        while (true)
        {
            SkipSpace();
            if (Next.Kind == end)
            {
                CheckPipeline(context, commands);
                TemplateToken close = Take();
                Declare(variables, isAssignment);
                int last = commands[^1].End;
                return new TemplateNode.Pipe(start, Math.Max(last, Math.Min(close.Start, last)), variables, isAssignment, [.. commands]);
            }

            if (Next.Kind is TemplateTokenKind.End or TemplateTokenKind.CloseAction or TemplateTokenKind.CloseParenthesis)
                throw Unexpected(Next, context);
            commands.Add(Command(context, end));
        }
    }

    private (string[] Variables, bool IsAssignment) Variables(bool forRange)
    {
        var names = new List<string>();
        int start = _at;
        while (Next.Kind == TemplateTokenKind.Variable)
        {
            TemplateToken variable = Take();
            SkipSpace();
            names.Add(variable.Text);
            if (Next.Kind is TemplateTokenKind.Declare or TemplateTokenKind.Assign)
            {
                bool isAssignment = Take().Kind == TemplateTokenKind.Assign;
                if (names.Count > 1 && !forRange)
                    throw _source.Error("too many declarations", variable.Start);
                if (isAssignment)
                    names.ForEach(name => CheckVariable(name, variable.Start));
                return ([.. names], isAssignment);
            }

            if (!forRange || Next.Kind != TemplateTokenKind.Comma || names.Count == 2)
                break;
            Take();
            SkipSpace();
        }

        _at = start;
        return ([], false);
    }

    private void Declare(string[] variables, bool isAssignment)
    {
        if (!isAssignment)
            _variables.AddRange(variables);
    }

    private void CheckVariable(string name, int place)
    {
        if (!_variables.Contains(name))
            throw _source.Error($"undefined variable {GoQuote.Quote(name)}", place);
    }

    private void CheckPipeline(string context, List<TemplateNode.Command> commands)
    {
        if (commands.Count == 0)
            throw _source.Error($"missing value for {context}", Next.Start);
        for (int index = 1; index < commands.Count; index++)
        {
            if (commands[index].Operands[0] is TemplateNode.Constant or TemplateNode.Dot or TemplateNode.Nil)
                throw _source.Error($"non executable command in pipeline stage {index + 1}", commands[index].Start);
        }
    }

    private TemplateNode.Command Command(string context, TemplateTokenKind end)
    {
        int start = Next.Start;
        int last = start;
        var operands = new List<TemplateNode>();
        while (true)
        {
            SkipSpace();
            if (Operand() is { } operand)
            {
                operands.Add(operand);
                last = operand.End;
            }

            if (Next.Kind == TemplateTokenKind.Space)
                continue;
            if (Next.Kind == end)
                break;
            if (Next.Kind == TemplateTokenKind.Pipe)
            {
                TemplateToken pipe = Take();
                SkipSpace();
                if (Next.Kind == end || operands.Count == 0)
                    throw _source.Error($"missing value for {context}", pipe.Start);
                break;
            }

            throw Unexpected(Next, operands.Count == 0 ? context : "operand");
        }

        if (operands.Count == 0)
            throw _source.Error("empty command", start);
        return new TemplateNode.Command(start, last, [.. operands]);
    }

    private TemplateNode? Operand()
    {
        if (Term() is not { } term)
            return null;
        if (Next.Kind != TemplateTokenKind.Field)
            return term;
        var fields = new List<string>();
        int end = term.End;
        while (Next.Kind == TemplateTokenKind.Field)
        {
            end = Next.End;
            fields.Add(Take().Text[1..]);
        }

        return term switch
        {
            TemplateNode.Chain chain => chain with { End = end, Fields = [.. chain.Fields, .. fields] },
            TemplateNode.Constant or TemplateNode.Nil or TemplateNode.Dot => throw _source.Error("unexpected . after term", term.Start),
            _ => new TemplateNode.Chain(term.Start, end, term, [.. fields]),
        };
    }

    private TemplateNode? Term()
    {
        TemplateToken token = Next;
        switch (token.Kind)
        {
            case TemplateTokenKind.Identifier:
                if (!_functions.Contains(token.Text))
                    throw _source.Error($"function {GoQuote.Quote(token.Text)} not defined", token.Start);
                Take();
                return new TemplateNode.Function(token.Start, token.End, token.Text);
            case TemplateTokenKind.Dot:
                Take();
                return new TemplateNode.Dot(token.Start, token.End);
            case TemplateTokenKind.Keyword when token.Text == "nil":
                Take();
                return new TemplateNode.Nil(token.Start, token.End);
            case TemplateTokenKind.Variable:
                CheckVariable(token.Text, token.Start);
                Take();
                return new TemplateNode.Variable(token.Start, token.End, token.Text);
            case TemplateTokenKind.Field:
                Take();
                return new TemplateNode.Chain(token.Start, token.End, new TemplateNode.Dot(token.Start, token.Start), [token.Text[1..]]);
            case TemplateTokenKind.Boolean or TemplateTokenKind.Number or TemplateTokenKind.Character or TemplateTokenKind.Quoted or TemplateTokenKind.RawQuoted:
                Take();
                return new TemplateNode.Constant(token.Start, token.End, Literal(token));
            case TemplateTokenKind.OpenParenthesis:
                Take();
                TemplateNode.Pipe inner = Pipeline("parenthesized pipeline", TemplateTokenKind.CloseParenthesis);
                return inner with { Start = token.Start, End = _tokens[_at - 1].End };
            default:
                return null;
        }
    }

    private TemplateValue Literal(TemplateToken token) => token.Kind switch
    {
        TemplateTokenKind.Boolean => TemplateValue.Of(token.Text == "true"),
        TemplateTokenKind.Number => Number(token),
        TemplateTokenKind.Character => Character(token),
        _ => TemplateValue.Of(Unquoted(token)),
    };

    private TemplateValue Number(TemplateToken token)
    {
        bool hexadecimal = token.Text.TrimStart('+', '-').StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool fraction = token.Text.AsSpan().IndexOfAny(hexadecimal ? ".pP" : ".eEpP") >= 0;
        if (!fraction && GoNumber.TryParseInteger(token.Text, out BigInteger whole))
        {
            return whole >= long.MinValue && whole <= long.MaxValue
                ? TemplateValue.Of((long)whole)
                : throw _source.Error($"{token.Text} overflows int", token.Start);
        }

        if (fraction && GoNumber.TryParse(token.Text, out double number) && double.IsFinite(number))
            return TemplateValue.Of(number);
        throw _source.Error($"bad number syntax: {GoQuote.Quote(token.Text)}", token.Start);
    }

    private TemplateValue Character(TemplateToken token)
    {
        string? text = GoQuote.Unquote(token.Text.AsSpan(1, token.Text.Length - 2), '\'');
        if (text is null || text.EnumerateRunes().Count() != 1)
            throw _source.Error($"malformed character constant: {token.Text}", token.Start);
        return TemplateValue.Of((long)text.EnumerateRunes().First().Value);
    }

    private string Unquoted(TemplateToken token)
    {
        if (token.Kind == TemplateTokenKind.RawQuoted)
            return token.Text[1..^1].Replace("\r", "", StringComparison.Ordinal);
        return GoQuote.Unquote(token.Text.AsSpan(1, token.Text.Length - 2), '"') ?? throw _source.Error("invalid syntax in quoted string", token.Start);
    }
}
