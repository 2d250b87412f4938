using System.Runtime.CompilerServices;

namespace Instrumentation.Syntax;

/// <summary>Parses one expression by operator precedence, and checks types as it goes.</summary>
/// <remarks>As in Prometheus, a mistake in types is told only when the syntax of the whole text is right.</remarks>
internal sealed partial class ExpressionParser
{
    private readonly string _text;
    private readonly PromqlParserOptions _options;
    private readonly PromqlLexer _lexer;
    private PromqlToken _token;
    private int _lastEnd;
    private int _depth;
    private PromqlSyntaxException? _typeMistake;

    public ExpressionParser(string text, PromqlParserOptions options)
    {
        _text = text;
        _options = options;
        _lexer = new PromqlLexer(text);
        _token = _lexer.Next();
    }

    /// <summary>Parses the whole text.</summary>
    /// <exception cref="PromqlSyntaxException">The text is no valid expression.</exception>
    public PromqlExpression Parse()
    {
        if (_token.Kind == PromqlTokenKind.EndOfInput)
            throw Error("no expression found in input", new SourceSpan(0, 0));
        Parsed whole = ParseExpression(OperatorTable.Lowest);
        if (_token.Kind != PromqlTokenKind.EndOfInput)
            throw Unexpected();
        return _typeMistake is null ? whole.Expression : throw _typeMistake;
    }

    private Parsed ParseExpression(int lowest)
    {
        Enter();
        Parsed left = ParseUnary();
        while (OperatorTable.FromToken(_token.Kind) is { } operation && OperatorTable.Precedence(operation) >= lowest)
            left = ParseBinary(left, operation);
        _depth--;
        return left;
    }

    private Parsed ParseUnary()
    {
        if (_token.Kind is not (PromqlTokenKind.Add or PromqlTokenKind.Subtract))
            return ParsePostfix(ParsePrimary());
        PromqlToken sign = Advance();
        bool isMinus = sign.Kind == PromqlTokenKind.Subtract;
        Parsed operand = ParseExpression(OperatorTable.Power);
        SourceSpan span = SpanFrom(sign.Start);
        if (operand.Expression is NumberLiteral number)
            return operand with { Expression = number with { Value = isMinus ? -number.Value : number.Value, Span = span } };
        if (operand.Type is not (PromqlType.Scalar or PromqlType.InstantVector))
            MarkTypes($"unary expression only allowed on expressions of type scalar or instant vector, got \"{OperatorTable.Name(operand.Type)}\"", span);
        return Node(new UnaryExpression(isMinus, operand.Expression) { Span = span }, operand.Type, operand.Depth);
    }

    private Parsed ParsePrimary()
    {
        switch (_token.Kind)
        {
            case PromqlTokenKind.Number or PromqlTokenKind.Duration:
                PromqlToken number = _token;
                (double value, bool isDuration) = TakeNumber();
                return new Parsed(new NumberLiteral(value) { IsDuration = isDuration, Span = number.Span }, PromqlType.Scalar, 1);
            case PromqlTokenKind.String:
                PromqlToken text = Advance();
                return new Parsed(new StringLiteral(Unquote(text)) { Span = text.Span }, PromqlType.String, 1);
            case PromqlTokenKind.LeftParenthesis:
                return ParseParentheses();
            case PromqlTokenKind.LeftBrace:
                return ParseSelector(name: null);
        }

        if (!PromqlKeywords.CanNameMetric(_token.Kind))
            throw Unexpected();
        PromqlToken word = Advance();
        if (word.Kind == PromqlTokenKind.Aggregator && _token.Kind is PromqlTokenKind.LeftParenthesis or PromqlTokenKind.By or PromqlTokenKind.Without)
            return ParseAggregation(word);
        if (PromqlKeywords.CanNameFunction(word.Kind) && _token.Kind == PromqlTokenKind.LeftParenthesis)
            return ParseCall(word);
        return ParseSelector(word);
    }

    private Parsed ParseParentheses()
    {
        PromqlToken open = Advance();
        Parsed inner = ParseExpression(OperatorTable.Lowest);
        Expect(PromqlTokenKind.RightParenthesis);
        return Node(new ParenthesesExpression(inner.Expression) { Span = SpanFrom(open.Start) }, inner.Type, inner.Depth);
    }

    private Parsed Node(PromqlExpression expression, PromqlType type, int childDepth)
    {
        if (childDepth >= _options.MaxDepth)
            throw TooDeep(expression.Span);
        return new Parsed(expression, type, childDepth + 1);
    }

    private void Enter()
    {
        if (++_depth > _options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TooDeep(_token.Span);
    }

    private PromqlToken Advance()
    {
        PromqlToken taken = _token;
        _lastEnd = taken.End;
        _token = _lexer.Next();
        return taken;
    }

    private bool TryTake(PromqlTokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void Expect(PromqlTokenKind kind, string context = "", string expected = "")
    {
        if (!TryTake(kind))
            throw Unexpected(context, expected);
    }

    private SourceSpan SpanFrom(int start) => new(start, _lastEnd);

    private string TextOf(PromqlToken token) => _text[token.Start..token.End];

    private string Unquote(PromqlToken token) => PromqlStrings.Unquote(_text.AsSpan(token.Start, token.End - token.Start));

    private (double Value, bool IsDuration) TakeNumber()
    {
        ReadOnlySpan<char> text = _text.AsSpan(_token.Start, _token.End - _token.Start);
        SourceSpan span = _token.Span;
        bool isDuration = _token.Kind == PromqlTokenKind.Duration;
        double value;
        if (!isDuration)
        {
            if (!PromqlNumbers.TryParse(text, out value))
                throw Error($"error parsing number: {PromqlStrings.Quote(text.ToString())} is not valid or too large", span);
        }
        else
        {
            if (!PromqlDurations.TryParse(text, out long milliseconds, out bool tooLong))
                throw Error(tooLong ? "duration out of range" : $"not a valid duration string: {PromqlStrings.Quote(text.ToString())}", span);
            value = PromqlDurations.ToSeconds(milliseconds);
        }

        Advance();
        return (value, isDuration);
    }

    /// <summary>A part of the expression with its type, and with the number of nodes on the longest way down.</summary>
    private readonly record struct Parsed(PromqlExpression Expression, PromqlType Type, int Depth);
}
