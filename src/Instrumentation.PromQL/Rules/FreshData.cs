using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>Finds out whether what an alert's condition looks at has been measured since an instant, such as a restart.</summary>
internal static class FreshData
{
    private const string TimestampFunction = "timestamp";
    private const string CountFunction = "count_over_time";

    // What a rate needs at least.
    private const int SamplesOfRange = 2;

    /// <summary>Expressions that all give something once every series selector has samples of after an instant: one, or two in a range.</summary>
    /// <param name="expression">The condition.</param>
    /// <param name="sinceUnixMs">The instant, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="nowUnixMs">When the expressions are evaluated; later than the instant.</param>
    /// <returns>The expressions. Selectors of a fixed or an earlier time are left out: what they look at may lie before the instant for good.</returns>
    public static IReadOnlyList<PromqlExpression> Of(PromqlExpression expression, long sinceUnixMs, long nowUnixMs)
    {
        var conditions = new List<PromqlExpression>();
        var ofRanges = new HashSet<PromqlExpression>(ReferenceEqualityComparer.Instance);
        foreach (PromqlExpression node in PromqlTree.Descendants(expression))
        {
            if (node is RangeSelector { Vector: { Offset: null, At: null } vector } range)
            {
                ofRanges.Add(vector);
                conditions.Add(Above(Call(CountFunction, range with { Range = new DurationLiteral(nowUnixMs - sinceUnixMs) }), BinaryOperator.GreaterOrEqual, SamplesOfRange));
            }
            else if (node is RangeSelector other)
            {
                ofRanges.Add(other.Vector);
            }
            else if (node is VectorSelector { Offset: null, At: null } selector && !ofRanges.Contains(selector))
            {
                conditions.Add(Above(Call(TimestampFunction, selector), BinaryOperator.Greater, sinceUnixMs / 1000d));
            }
        }

        return conditions;
    }

    private static CallExpression Call(string name, PromqlExpression argument) =>
        FunctionTable.TryGet(name, out FunctionSignature? function) ? new CallExpression(function, [argument]) : throw new InvalidOperationException($"There is no function {name}.");

    private static BinaryExpression Above(CallExpression call, BinaryOperator comparison, double bound) => new(comparison, call, new NumberLiteral(bound));
}
