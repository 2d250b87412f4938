using System.Collections.Immutable;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <content>Operators.</content>
internal sealed partial class QueryGenerator
{
    private static readonly BinaryOperator[] Arithmetic =
    [
        BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide, BinaryOperator.Modulo, BinaryOperator.Power, BinaryOperator.Atan2,
    ];

    private static readonly BinaryOperator[] Comparisons =
    [
        BinaryOperator.Equal, BinaryOperator.NotEqual, BinaryOperator.Greater, BinaryOperator.Less, BinaryOperator.GreaterOrEqual, BinaryOperator.LessOrEqual,
    ];

    private static readonly BinaryOperator[] Sets = [BinaryOperator.And, BinaryOperator.Or, BinaryOperator.Unless];

    // What the many and the one are told apart by.
    private static readonly (ImmutableSortedSet<string> Many, ImmutableSortedSet<string> One)[] ManyAndOne =
    [
        (Labels("job", "instance"), Labels("job")), (Labels("job", "instance"), []), (Labels("job", "instance"), Labels("job", "instance")),
        (Labels("job", "instance", "method"), Labels("job", "instance")), (Labels("job", "instance", "method"), Labels("job", "method")),
        (Labels("job", "instance", "method"), Labels("job")), (Labels("job", "instance", "method", "code"), Labels("job", "instance")),
        (Labels("job", "instance", "method", "code"), Labels("job", "instance", "method")), (Labels("job", "method"), Labels("job")), (Labels("job"), []),
    ];

    private static bool IsComparison(BinaryOperator operation) => operation is >= BinaryOperator.Equal and <= BinaryOperator.LessOrEqual;

    private (BinaryOperator Operation, bool ReturnBool) Operator()
    {
        if (_draw.Chance(0.6))
            return (_draw.Of(Arithmetic), false);
        return (_draw.Of(Comparisons), _draw.Chance(0.5));
    }

    private VectorTerm WithScalar(int depth)
    {
        (BinaryOperator operation, bool returnBool) = Operator();
        VectorTerm vector = Vector(depth - 1);
        PromqlExpression scalar = Scalar(depth - 1);
        bool scalarIsRight = _draw.Chance(0.65);

        // What a comparison leaves is seldom nothing where it asks for more than a small number.
        if (IsComparison(operation) && !returnBool && _draw.Chance(0.7))
            (operation, scalar, scalarIsRight) = (_draw.Of([BinaryOperator.Greater, BinaryOperator.GreaterOrEqual, BinaryOperator.NotEqual]), new NumberLiteral(_draw.Of([-1, 0, 0.5])), true);
        PromqlExpression operand = Operand(operation, vector.Expression);
        return vector.With(scalarIsRight
            ? new BinaryExpression(operation, operand, scalar) { ReturnBool = returnBool }
            : new BinaryExpression(operation, scalar, operand) { ReturnBool = returnBool });
    }

    private VectorTerm Matched(int depth) => _draw.Weighted(
        (2, () => Matched(AnyKey(), depth)),
        (2, () => MatchedOn(depth)),
        (2, () => MatchedIgnoring(depth)),
        (4, () => ManyToOne(depth)));

    private VectorTerm Matched(ImmutableSortedSet<string> key, int depth)
    {
        VectorTerm left = Keyed(key, isExact: true, depth - 1);
        VectorTerm right = _draw.Chance(0.1) ? left : Keyed(key, isExact: true, depth - 1);
        return new VectorTerm(Combine(left, right, new VectorMatching(MatchCardinality.OneToOne, [], On: false, [])), key, key);
    }

    private VectorTerm MatchedOn(int depth)
    {
        ImmutableSortedSet<string> key = AnyKey();
        VectorTerm left = Keyed(key, isExact: false, depth - 1);
        VectorTerm right = Keyed(key, isExact: false, depth - 1);
        return new VectorTerm(Combine(left, right, new VectorMatching(MatchCardinality.OneToOne, [.. key], On: true, [])), key, key);
    }

    private VectorTerm MatchedIgnoring(int depth)
    {
        ImmutableSortedSet<string> key = AnyKey();
        VectorTerm left = Keyed(key, isExact: false, depth - 1);
        VectorTerm right = Keyed(key, isExact: false, depth - 1);
        string[] ignored = Ignored(left, right, key);
        return new VectorTerm(Combine(left, right, new VectorMatching(MatchCardinality.OneToOne, ignored, On: false, [])), left.Labels.Except(ignored), key);
    }

    private VectorTerm ManyToOne(int depth)
    {
        (ImmutableSortedSet<string> manyKey, ImmutableSortedSet<string> oneKey) = _draw.Of(ManyAndOne);
        VectorTerm many = Keyed(manyKey, isExact: false, depth - 1);

        // Most functions keep no labels that are worth to be included.
        Metric[] described = [.. Plain.Where(metric => metric.Key.SetEquals(oneKey) && !metric.Labels.IsSubsetOf(manyKey))];
        VectorTerm one = described.Length > 0 && _draw.Chance(0.5) ? Selector(_draw.Of(described)) : Keyed(oneKey, isExact: false, depth - 1);
        bool on = _draw.Chance(0.5);
        bool manyIsLeft = _draw.Chance(0.5);
        string[] include = [.. _draw.Some(one.Labels.Except(manyKey).Except(oneKey), 0.8)];
        var matching = new VectorMatching(
            manyIsLeft ? MatchCardinality.ManyToOne : MatchCardinality.OneToMany, on ? [.. oneKey] : Ignored(many, one, oneKey), on, include);
        return new VectorTerm(manyIsLeft ? Combine(many, one, matching) : Combine(one, many, matching), many.Labels.Union(include), manyKey);
    }

    private static string[] Ignored(VectorTerm left, VectorTerm right, ImmutableSortedSet<string> key)
    {
        string[] ignored = [.. left.Labels.Union(right.Labels).Except(key)];
        return ignored.Length > 0 ? ignored : ["lacking"];
    }

    private BinaryExpression Combine(VectorTerm left, VectorTerm right, VectorMatching matching)
    {
        (BinaryOperator operation, bool returnBool) = Operator();
        return new BinaryExpression(operation, Operand(operation, left.Expression), Operand(operation, right.Expression)) { ReturnBool = returnBool, Matching = matching };
    }

    // In 2.42 atan2 leaves names on, as a mistake; so it gets operands without.
    private static PromqlExpression Operand(BinaryOperator operation, PromqlExpression vector) =>
        operation == BinaryOperator.Atan2 ? new UnaryExpression(IsMinus: true, vector) : vector;

    private VectorTerm SetOperation(int depth)
    {
        BinaryOperator operation = _draw.Of(Sets);
        ImmutableSortedSet<string> key = AnyKey();
        VectorTerm left = Keyed(key, isExact: false, depth - 1);
        VectorTerm right = Keyed(key, isExact: false, depth - 1);

        // Of what the right side takes away something is left where that is small.
        if (operation == BinaryOperator.Unless && _draw.Chance(0.8))
            right = right.With(new BinaryExpression(_draw.Of(Comparisons), right.Expression, Number()));
        VectorMatching matching = _draw.Of<Func<VectorMatching>>(
        [
            () => new VectorMatching(MatchCardinality.ManyToMany, [], On: false, []),
            () => new VectorMatching(MatchCardinality.ManyToMany, [.. key], On: true, []),
            () => new VectorMatching(MatchCardinality.ManyToMany, Ignored(left, right, key), On: false, []),
        ])();
        var expression = new BinaryExpression(operation, left.Expression, right.Expression) { Matching = matching };
        return operation == BinaryOperator.Or ? new VectorTerm(expression, left.Labels.Union(right.Labels), left.Labels.Union(right.Labels)) : left.With(expression);
    }
}
