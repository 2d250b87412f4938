namespace Instrumentation.Templates;

/// <summary>Parses a template's actions.</summary>
internal sealed partial class TemplateParser
{
    private readonly TemplateSource _source;
    private readonly TemplateFunctions _functions;
    private readonly TemplateLimits _limits;
    private readonly List<TemplateToken> _tokens;
    private readonly Dictionary<string, TemplateDefinition> _templates = new(StringComparer.Ordinal);
    private List<string> _variables;
    private int _at;
    private int _depth;
    private int _ranges;

    private TemplateParser(TemplateSource source, TemplateFunctions functions, TemplateLimits limits, IEnumerable<string> variables)
    {
        _source = source;
        _functions = functions;
        _limits = limits;
        _variables = ["$", .. variables];
        _tokens = TemplateLexer.Read(source);
    }

    private TemplateToken Next => _tokens[_at];

    /// <summary>Parses a text.</summary>
    /// <returns>The nodes of the text, and those of the templates that it defines.</returns>
    public static (TemplateNode[] Body, IReadOnlyDictionary<string, TemplateDefinition> Templates) Parse(
        TemplateSource source, TemplateFunctions functions, TemplateLimits limits, IEnumerable<string> variables)
    {
        if (source.Text.Length > limits.MaxTemplateLength)
            throw source.Error($"the template has {source.Text.Length} characters; {limits.MaxTemplateLength} are allowed", 0);
        var parser = new TemplateParser(source, functions, limits, variables);
        var nodes = new List<TemplateNode>();
        while (parser.Next.Kind != TemplateTokenKind.End)
        {
            bool opens = parser.Next.Kind == TemplateTokenKind.OpenAction;
            if (opens && (parser.IsKeyword(parser._at + 1, "define") || parser.IsKeyword(parser._at + 2, "define")))
                parser.Definition();
            else if (parser.Node(nodes) is { } ending)
                throw source.Error($"unexpected {{{{{ending}}}}}", parser._tokens[parser._at - 1].Start);
        }

        return ([.. nodes], parser._templates);
    }

    /// <summary>Adds one node to a list; or gives "end" or "else" where the action is one that ends the list, with the action's rest unread for "else".</summary>
    private string? Node(List<TemplateNode> nodes)
    {
        TemplateToken token = Take();
        switch (token.Kind)
        {
            case TemplateTokenKind.Text:
                nodes.Add(new TemplateNode.Text(token.Start, token.End, token.Text));
                return null;
            case TemplateTokenKind.OpenAction:
                SkipSpace();
                if (Next.Kind != TemplateTokenKind.Keyword || Next.Text == "nil")
                {
                    TemplateNode.Pipe pipeline = Pipeline("command", TemplateTokenKind.CloseAction);
                    nodes.Add(new TemplateNode.Action(pipeline.Start, pipeline.End, pipeline));
                    return null;
                }

                return Keyword(nodes);
            default:
                throw Unexpected(token, "input");
        }
    }

    private string? Keyword(List<TemplateNode> nodes)
    {
        TemplateToken keyword = Take();
        switch (keyword.Text)
        {
            case "if":
                nodes.Add(Branch(BranchKind.If, keyword));
                return null;
            case "with":
                nodes.Add(Branch(BranchKind.With, keyword));
                return null;
            case "range":
                nodes.Add(Branch(BranchKind.Range, keyword));
                return null;
            case "break" or "continue":
                Expect(TemplateTokenKind.CloseAction, keyword.Text);
                if (_ranges == 0)
                    throw _source.Error($"{{{{{keyword.Text}}}}} outside {{{{range}}}}", keyword.Start);
                nodes.Add(keyword.Text == "break" ? new TemplateNode.Break(keyword.Start, keyword.End) : new TemplateNode.Continue(keyword.Start, keyword.End));
                return null;
            case "template":
                nodes.Add(Call(keyword));
                return null;
            case "block":
                nodes.Add(Block(keyword));
                return null;
            case "end":
                Expect(TemplateTokenKind.CloseAction, "end");
                return "end";
            case "else":
                return "else";
            default:
                throw _source.Error($"unexpected {{{{{keyword.Text}}}}}", keyword.Start);
        }
    }

    private TemplateNode.Branch Branch(BranchKind kind, TemplateToken keyword)
    {
        using Nesting nesting = Enter(keyword.Start);
        int variables = _variables.Count;
        TemplateNode.Pipe pipeline = Pipeline(keyword.Text, TemplateTokenKind.CloseAction, forRange: kind == BranchKind.Range);
        _ranges += kind == BranchKind.Range ? 1 : 0;
        (TemplateNode[] body, string ending) = List(keyword);
        _ranges -= kind == BranchKind.Range ? 1 : 0;
        TemplateNode[] otherwise = [];
        if (ending == "else")
        {
            SkipSpace();
            if (kind != BranchKind.Range && IsKeyword(_at, keyword.Text))
            {
                otherwise = [Branch(kind, Take())];
            }
            else
            {
                Expect(TemplateTokenKind.CloseAction, "else");
                (otherwise, ending) = List(keyword);
                if (ending != "end")
                    throw _source.Error("expected end; found {{else}}", _tokens[_at - 1].Start);
            }
        }

        _variables.RemoveRange(variables, _variables.Count - variables);
        return new TemplateNode.Branch(keyword.Start, pipeline.End, kind, pipeline, body, otherwise);
    }

    private (TemplateNode[] Nodes, string Ending) List(TemplateToken opener)
    {
        var nodes = new List<TemplateNode>();
        while (Next.Kind != TemplateTokenKind.End)
        {
            if (Node(nodes) is { } ending)
                return ([.. nodes], ending);
        }

        throw _source.Error($"unexpected EOF: {{{{{opener.Text}}}}} has no {{{{end}}}}", opener.Start);
    }

    private TemplateNode.Call Call(TemplateToken keyword)
    {
        SkipSpace();
        string name = Name("template clause");
        SkipSpace();
        TemplateNode.Pipe? pipeline = null;
        if (Next.Kind == TemplateTokenKind.CloseAction)
            Take();
        else
            pipeline = Pipeline("template clause", TemplateTokenKind.CloseAction);
        return new TemplateNode.Call(keyword.Start, _tokens[_at - 1].Start, name, pipeline);
    }

    private TemplateNode.Call Block(TemplateToken keyword)
    {
        SkipSpace();
        string name = Name("block clause");
        TemplateNode.Pipe pipeline = Pipeline("block clause", TemplateTokenKind.CloseAction);
        Define(keyword, name);
        return new TemplateNode.Call(keyword.Start, pipeline.End, name, pipeline);
    }

    private void Definition()
    {
        Take();
        SkipSpace();
        TemplateToken keyword = Take();
        SkipSpace();
        string name = Name("define clause");
        Expect(TemplateTokenKind.CloseAction, "define clause");
        Define(keyword, name);
    }

    private void Define(TemplateToken keyword, string name)
    {
        using Nesting nesting = Enter(keyword.Start);
        (List<string> variables, int ranges) = (_variables, _ranges);
        (_variables, _ranges) = (["$"], 0);
        (TemplateNode[] body, string ending) = List(keyword);
        if (ending != "end")
            throw _source.Error($"unexpected {{{{else}}}} in {keyword.Text} clause", _tokens[_at - 1].Start);
        (_variables, _ranges) = (variables, ranges);
        _templates[name] = new TemplateDefinition(_source, body);
    }

    private string Name(string context)
    {
        TemplateToken token = Take();
        return token.Kind is TemplateTokenKind.Quoted or TemplateTokenKind.RawQuoted ? Unquoted(token) : throw Unexpected(token, context);
    }

    private bool IsKeyword(int place, string keyword) =>
        place < _tokens.Count && _tokens[place] is { Kind: TemplateTokenKind.Keyword } token && token.Text == keyword && place > 0
        && (_tokens[place - 1].Kind == TemplateTokenKind.OpenAction || _tokens[place - 1].Kind == TemplateTokenKind.Space);

    private Nesting Enter(int place)
    {
        if (++_depth > _limits.MaxDepth)
            throw _source.Error($"actions are nested deeper than {_limits.MaxDepth} levels", place);
        return new Nesting(this);
    }

    private TemplateToken Take() => _tokens[_at].Kind == TemplateTokenKind.End ? _tokens[_at] : _tokens[_at++];

    private void SkipSpace()
    {
        if (Next.Kind == TemplateTokenKind.Space)
            _at++;
    }

    private void Expect(TemplateTokenKind kind, string context)
    {
        SkipSpace();
        TemplateToken token = Take();
        if (token.Kind != kind)
            throw Unexpected(token, context);
    }

    private TemplateException Unexpected(TemplateToken token, string context) =>
        _source.Error($"unexpected {(token.Kind == TemplateTokenKind.End ? "EOF" : GoQuote.Quote(token.Text))} in {context}", token.Start);

    private readonly ref struct Nesting(TemplateParser parser)
    {
        public void Dispose() => parser._depth--;
    }
}
