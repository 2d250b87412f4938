namespace Instrumentation.Syntax;

internal sealed partial class ExpressionParser
{
    private Parsed ParseBinary(Parsed left, BinaryOperator operation)
    {
        int start = Advance().Start;
        BinaryModifiers modifiers = ParseModifiers();
        SourceSpan operatorSpan = SpanFrom(start);
        int level = OperatorTable.Precedence(operation);
        Parsed right = ParseExpression(operation == BinaryOperator.Power ? level : level + 1);
        var span = new SourceSpan(left.Expression.Span.Start, _lastEnd);
        CheckOperands(left, right, operation, modifiers, operatorSpan);
        bool areVectors = left.Type == PromqlType.InstantVector && right.Type == PromqlType.InstantVector;
        CheckMatching(operation, modifiers, areVectors, span);
        MatchCardinality cardinality = OperatorTable.IsSet(operation) && modifiers.Cardinality == MatchCardinality.OneToOne
            ? MatchCardinality.ManyToMany
            : modifiers.Cardinality;
        VectorMatching? matching = areVectors
            ? new VectorMatching(cardinality, modifiers.Labels, modifiers.On, modifiers.Include) { FillLeft = modifiers.FillLeft, FillRight = modifiers.FillRight }
            : null;
        var node = new BinaryExpression(operation, left.Expression, right.Expression) { ReturnBool = modifiers.ReturnBool, Matching = matching, Span = span };
        PromqlType type = left.Type == PromqlType.Scalar && right.Type == PromqlType.Scalar ? PromqlType.Scalar : PromqlType.InstantVector;
        return Node(node, type, Math.Max(left.Depth, right.Depth));
    }

    private void CheckOperands(Parsed left, Parsed right, BinaryOperator operation, BinaryModifiers modifiers, SourceSpan operatorSpan)
    {
        bool isComparison = OperatorTable.IsComparison(operation);
        if (modifiers.ReturnBool && !isComparison)
            MarkTypes("bool modifier can only be used on comparison operators", operatorSpan);
        if (isComparison && !modifiers.ReturnBool && left.Type == PromqlType.Scalar && right.Type == PromqlType.Scalar)
            MarkTypes("comparisons between scalars must use BOOL modifier", operatorSpan);
        if (modifiers.On && modifiers.Labels.Intersect(modifiers.Include, StringComparer.Ordinal).FirstOrDefault() is { } twice)
            MarkTypes($"label {PromqlStrings.Quote(twice)} must not occur in ON and GROUP clause at once", operatorSpan);
        foreach (Parsed operand in (ReadOnlySpan<Parsed>)[left, right])
        {
            if (operand.Type is not (PromqlType.Scalar or PromqlType.InstantVector))
                MarkTypes("binary expression must contain only scalar and instant vector types", operand.Expression.Span);
        }
    }

    private void CheckMatching(BinaryOperator operation, BinaryModifiers modifiers, bool areVectors, SourceSpan span)
    {
        bool fills = modifiers.FillLeft is not null || modifiers.FillRight is not null;
        bool isSet = OperatorTable.IsSet(operation);
        if (!areVectors)
        {
            if (modifiers.Labels.Length > 0)
                MarkTypes("vector matching only allowed between instant vectors", span);
            if (fills)
                MarkTypes("filling in missing series only allowed between instant vectors", span);
            if (isSet)
                MarkTypes($"set operator \"{OperatorTable.Symbol(operation)}\" not allowed in binary scalar expression", span);
        }
        else if (isSet)
        {
            if (modifiers.Cardinality != MatchCardinality.OneToOne)
                MarkTypes($"no grouping allowed for \"{OperatorTable.Symbol(operation)}\" operation", span);
            if (fills)
                MarkTypes("filling in missing series not allowed for set operators", span);
        }
    }

    private BinaryModifiers ParseModifiers()
    {
        var modifiers = new BinaryModifiers { ReturnBool = TryTake(PromqlTokenKind.Bool) };
        if (_token.Kind is PromqlTokenKind.On or PromqlTokenKind.Ignoring)
        {
            bool on = Advance().Kind == PromqlTokenKind.On;
            modifiers = modifiers with { On = on, Labels = ParseLabelList() };
            if (_token.Kind is PromqlTokenKind.GroupLeft or PromqlTokenKind.GroupRight)
            {
                bool left = Advance().Kind == PromqlTokenKind.GroupLeft;
                string[] include = _token.Kind == PromqlTokenKind.LeftParenthesis ? ParseLabelList() : [];
                modifiers = modifiers with { Cardinality = left ? MatchCardinality.ManyToOne : MatchCardinality.OneToMany, Include = include };
            }
        }

        return ParseFills(modifiers);
    }

    private BinaryModifiers ParseFills(BinaryModifiers modifiers)
    {
        // A metric may be named fill too; what tells the modifier is its parenthesis.
        while (_token.Kind is PromqlTokenKind.Fill or PromqlTokenKind.FillLeft or PromqlTokenKind.FillRight && _lexer.FollowedByLeftParenthesis())
        {
            PromqlToken word = Advance();
            if (!_options.FillModifiers)
                throw Error("fill modifiers are experimental and not enabled", word.Span);
            bool left = word.Kind != PromqlTokenKind.FillRight;
            bool right = word.Kind != PromqlTokenKind.FillLeft;
            if ((left && modifiers.FillLeft is not null) || (right && modifiers.FillRight is not null))
                throw Error("fill value may not be set multiple times", word.Span);
            Advance();
            double value = TakeSignedNumber("fill modifier", "number");
            Expect(PromqlTokenKind.RightParenthesis, "fill modifier", "\")\"");
            modifiers = modifiers with { FillLeft = left ? value : modifiers.FillLeft, FillRight = right ? value : modifiers.FillRight };
        }

        return modifiers;
    }

    private double TakeSignedNumber(string context, string expected)
    {
        bool isMinus = _token.Kind == PromqlTokenKind.Subtract;
        if (_token.Kind is PromqlTokenKind.Add or PromqlTokenKind.Subtract)
            Advance();
        if (_token.Kind is not (PromqlTokenKind.Number or PromqlTokenKind.Duration))
            throw Unexpected(context, expected);
        double value = TakeNumber().Value;
        return isMinus ? -value : value;
    }

    private string[] ParseLabelList()
    {
        Expect(PromqlTokenKind.LeftParenthesis, "grouping opts", "\"(\"");
        var labels = new List<string>();
        while (!TryTake(PromqlTokenKind.RightParenthesis))
        {
            labels.Add(TakeLabel());
            if (_token.Kind != PromqlTokenKind.RightParenthesis)
                Expect(PromqlTokenKind.Comma, "grouping opts", "\",\" or \")\"");
        }

        return [.. labels];
    }

    private string TakeLabel()
    {
        bool isQuoted = _token.Kind == PromqlTokenKind.String;
        if (!isQuoted && !PromqlKeywords.CanNameLabel(_token.Kind))
            throw Unexpected("grouping opts", "label");
        string name = isQuoted ? Unquote(_token) : TextOf(_token);
        if (name.Length == 0 || !PromqlStrings.IsValid(name))
            throw Error($"invalid label name for grouping: {PromqlStrings.Quote(name)}", _token.Span);
        Advance();
        return name;
    }

    /// <summary>What stands between an operator and its right operand.</summary>
    private readonly record struct BinaryModifiers()
    {
        public bool ReturnBool { get; init; }

        public bool On { get; init; }

        public string[] Labels { get; init; } = [];

        public MatchCardinality Cardinality { get; init; }

        public string[] Include { get; init; } = [];

        public double? FillLeft { get; init; }

        public double? FillRight { get; init; }
    }
}
