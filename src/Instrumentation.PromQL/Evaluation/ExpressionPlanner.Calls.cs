using Instrumentation.Functions;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <content>Functions.</content>
internal sealed partial class ExpressionPlanner
{
    private VectorNode VectorCall(CallExpression call, StepGrid grid)
    {
        string name = call.Function.Name;
        if (RangeFunctions.All.TryGetValue(name, out RangeFunction? rangeFunction))
            return RangeCall(call, rangeFunction, grid);
        if (ElementFunctions.All.TryGetValue(name, out Func<double, double>? elementFunction))
            return Mapped(CalendarOrFirst(call, grid), elementFunction);
        return name switch
        {
            "absent" => Absent(call, grid),
            "absent_over_time" => AbsentOverTime(call, grid),
            "clamp" => Clamp(call, Scalar(call.Arguments[1], grid), Scalar(call.Arguments[2], grid), grid),
            "clamp_max" => Clamp(call, new ScalarNode(double.NegativeInfinity), Scalar(call.Arguments[1], grid), grid),
            "clamp_min" => Clamp(call, Scalar(call.Arguments[1], grid), new ScalarNode(double.PositiveInfinity), grid),
            "info" => InfoNode.Of(call, Vector(call.Arguments[0], grid), context, grid),
            "label_join" => LabelFunctions.Join(call, Vector(call.Arguments[0], grid)),
            "label_replace" => LabelFunctions.Replace(call, Vector(call.Arguments[0], grid)),
            "round" => Round(call, grid),
            "sort" or "sort_desc" => SortFunctions.ByValue(call, Vector(call.Arguments[0], grid), name == "sort_desc"),
            "sort_by_label" or "sort_by_label_desc" => SortFunctions.ByLabel(call, Vector(call.Arguments[0], grid), name == "sort_by_label_desc"),
            "timestamp" => Timestamp(call, SampleProperty.Timestamp, grid),
            "start_timestamp" => Timestamp(call, SampleProperty.StartTimestamp, grid),
            "vector" => ScalarVector(call.Arguments[0], grid),
            "histogram_quantile" => HistogramFunctions.Quantile(call, Scalar(call.Arguments[0], grid), Vector(call.Arguments[1], grid)),
            "histogram_quantiles" => HistogramFunctions.Quantiles(
                call, Vector(call.Arguments[0], grid), Text(call.Arguments[1]), [.. call.Arguments.Skip(2).Select(argument => Scalar(argument, grid))]),
            "histogram_fraction" => HistogramFunctions.Fraction(call, Scalar(call.Arguments[0], grid), Scalar(call.Arguments[1], grid), Vector(call.Arguments[2], grid)),
            _ => HistogramFunctions.Property(call, Vector(call.Arguments[0], grid)),
        };
    }

    private ScalarNode ScalarCall(CallExpression call, StepGrid grid)
    {
        switch (call.Function.Name)
        {
            case "time":
                return Steps(grid, step => grid[step] / 1000.0);
            case "pi":
                return new ScalarNode(Math.PI);
            case "start":
                return new ScalarNode(context.Grid.StartMs / 1000.0);
            case "end":
                return new ScalarNode(context.Grid.EndMs / 1000.0);
            case "step":
                return new ScalarNode(context.Grid.Count == 1 ? 0 : context.Grid.StepMs / 1000.0);
            case "range":
                return new ScalarNode((context.Grid.EndMs - context.Grid.StartMs) / 1000.0);
            case "min_of":
                return call.Arguments.Select(argument => Scalar(argument, grid)).Aggregate((left, right) => ScalarNode.Combine(left, right, grid.Count, Math.Min));
            case "max_of":
                return call.Arguments.Select(argument => Scalar(argument, grid)).Aggregate((left, right) => ScalarNode.Combine(left, right, grid.Count, Math.Max));
            case "scalar":
                return OnlyElement(Vector(call.Arguments[0], grid));
            default:
                throw new NotSupportedException(call.Function.Name);
        }
    }

    private static ScalarNode Steps(StepGrid grid, Func<int, double> at)
    {
        var steps = new double[grid.Count];
        for (int step = 0; step < steps.Length; step++)
            steps[step] = at(step);
        return new ScalarNode(steps);
    }

    private ScalarNode OnlyElement(VectorNode vector)
    {
        var found = new double[vector.Grid.Count];
        var counts = new int[found.Length];
        StepValues values = context.Rent(found.Length);
        for (int index = 0; index < vector.Series.Count; index++)
        {
            vector.Fill(index, values);
            for (int step = 0; step < found.Length; step++)
            {
                if (StepValues.IsAbsent(values.Numbers[step]))
                    continue;
                found[step] = values.Numbers[step];
                counts[step]++;
            }
        }

        context.Return(values);
        for (int step = 0; step < found.Length; step++)
            found[step] = counts[step] == 1 ? found[step] : double.NaN;
        return new ScalarNode(found);
    }

    private VectorNode RangeCall(CallExpression call, RangeFunction function, StepGrid grid)
    {
        int place = 0;
        while (call.Arguments[place].Type != PromqlType.RangeVector)
            place++;
        RangeNode range = Range(call.Arguments[place], grid);
        PromqlExpression[] scalars = [.. call.Arguments.Where((_, index) => index != place)];
        SelectorMode mode = range is SelectorRangeNode selector ? selector.Mode : SelectorMode.Plain;
        RequireMode(call.Function.Name, mode);
        var details = new RangeCall(
            context.Annotations, call.Span, call.Arguments[place].Span, (scalars.Length > 0 ? scalars[0] : call).Span, context.Options.CounterStartUse, mode);
        IReadOnlyList<OutputSeries> series = RangeFunctions.KeepsName(call.Function.Name) ? range.Series : SeriesNames.Drop(range.Series, context);
        return Checked(new RangeFunctionNode(
            range,
            function,
            details,
            series,
            scalars.Length > 0 ? Scalar(scalars[0], grid) : null,
            scalars.Length > 1 ? Scalar(scalars[1], grid) : null,
            SlidingFunctions.Of(call.Function.Name, details),
            SummaryFunctions.Of(call.Function.Name, details)));
    }

    private static void RequireMode(string function, SelectorMode mode)
    {
        if (mode == SelectorMode.Smoothed && function is not ("delta" or "increase" or "rate"))
            throw PromqlEvaluationException.Execution($"smoothed modifier can only be used with: delta, increase, rate - not with {function}");
        if (mode == SelectorMode.Anchored && function is not ("changes" or "delta" or "increase" or "rate" or "resets"))
            throw PromqlEvaluationException.Execution($"anchored modifier can only be used with: changes, delta, increase, rate, resets - not with {function}");
    }

    private VectorNode CalendarOrFirst(CallExpression call, StepGrid grid)
    {
        if (call.Arguments.Count > 0)
            return Vector(call.Arguments[0], grid);
        return new SingleSeriesNode(context, grid, SeriesLabels.Empty, values =>
        {
            for (int step = 0; step < grid.Count; step++)
                values.Numbers[step] = grid[step] / 1000.0;
        });
    }

    private VectorNode Mapped(VectorNode inner, Func<double, double> function) => MappedSteps(inner, (number, _) => function(number));

    private VectorNode MappedSteps(VectorNode inner, Func<double, int, double> function) =>
        Checked(new MappedNode(inner, SeriesNames.Drop(inner.Series, context), values =>
        {
            values.ClearHistograms();
            double[] numbers = values.Numbers;
            for (int step = 0; step < numbers.Length; step++)
            {
                if (!StepValues.IsAbsent(numbers[step]))
                    numbers[step] = function(numbers[step], step);
            }
        }));

    private VectorNode Clamp(CallExpression call, ScalarNode least, ScalarNode most, StepGrid grid)
    {
        VectorNode inner = Vector(call.Arguments[0], grid);
        return MappedSteps(inner, (number, step) => least[step] > most[step] ? StepValues.Absent : ElementFunctions.Clamp(number, least[step], most[step]));
    }

    private VectorNode Round(CallExpression call, StepGrid grid)
    {
        ScalarNode toNearest = call.Arguments.Count > 1 ? Scalar(call.Arguments[1], grid) : new ScalarNode(1);
        return MappedSteps(Vector(call.Arguments[0], grid), (number, step) => ElementFunctions.Round(number, toNearest[step]));
    }

    private VectorNode Timestamp(CallExpression call, SampleProperty property, StepGrid grid)
    {
        if (Unwrap(call.Arguments[0]) is VectorSelector { Mode: SelectorMode.Plain } selector)
        {
            var node = new InstantSelectorNode(context, grid, selector, property);
            return Checked(new RelabelledNode(node, SeriesNames.Drop(node.Series, context)));
        }

        VectorNode inner = Vector(call.Arguments[0], grid);
        return Checked(new MappedNode(inner, SeriesNames.Drop(inner.Series, context), values =>
        {
            for (int step = 0; step < grid.Count; step++)
            {
                if (property == SampleProperty.Timestamp && values.IsPresent(step))
                    values.Set(step, grid[step] / 1000.0);
                else
                    values.Remove(step);
            }
        }));
    }

    private SingleSeriesNode Absent(CallExpression call, StepGrid grid)
    {
        VectorNode inner = Vector(call.Arguments[0], grid);
        return new SingleSeriesNode(context, grid, AbsentLabels.Of(call.Arguments[0]), result =>
        {
            var seen = new bool[grid.Count];
            StepValues values = context.Rent(grid.Count);
            for (int index = 0; index < inner.Series.Count; index++)
            {
                inner.Fill(index, values);
                for (int step = 0; step < seen.Length; step++)
                    seen[step] |= values.IsPresent(step);
            }

            context.Return(values);
            for (int step = 0; step < seen.Length; step++)
                result.Numbers[step] = seen[step] ? StepValues.Absent : 1;
        });
    }

    private SingleSeriesNode AbsentOverTime(CallExpression call, StepGrid grid)
    {
        RangeNode range = Range(call.Arguments[0], grid);
        return new SingleSeriesNode(context, grid, AbsentLabels.Of(call.Arguments[0]), result =>
        {
            Array.Fill(result.Numbers, 1);
            var details = new RangeCall(context.Annotations, call.Span, call.Span, call.Span, CounterStartUse.Ignored, SelectorMode.Plain);
            var present = new RangeFunctionNode(range, OverTime.Present, details, range.Series, null, null);
            StepValues values = context.Rent(grid.Count);
            for (int index = 0; index < range.Series.Count; index++)
            {
                present.Fill(index, values);
                for (int step = 0; step < grid.Count; step++)
                {
                    if (values.IsPresent(step))
                        result.Numbers[step] = StepValues.Absent;
                }
            }

            context.Return(values);
        });
    }
}
