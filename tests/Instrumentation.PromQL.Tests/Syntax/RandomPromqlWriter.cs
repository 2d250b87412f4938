namespace Instrumentation.Syntax;

/// <summary>Writes random expressions of each type down to a small depth.</summary>
internal sealed class RandomPromqlWriter(Random random)
{
    private static readonly string[] Names = ["a", "b_total", "job:c:rate5m", "sum", "by", "offset", "and", "start", "fill", "step", "anchored", "UNLESS", "min_of"];
    private static readonly string[] LabelNames = ["job", "le", "__x", "on", "bool", "group_left"];
    private static readonly string[] QuotedLabels = ["\"my.label\"", "'é'", "`b c`"];
    private static readonly string[] Strings = ["\"\"", "\"x\"", "'y\\'z'", "`raw\\n`", "\"\\x41\\xff\\377\\u00e9\\U0001F600\"", "\"\\\\ \\\" \\n\"", "'☺'"];
    private static readonly string[] Regexes = ["\".+\"", "'a|b'", "\"x{1,3}\"", "`[a-z]+\\d`"];
    private static readonly string[] Numbers = ["0", "1", "2.5", ".5", "5.", "1e3", "1E-7", "0x1F", "0755", "1_000", "Inf", "nan", "1e300", "9007199254740993", "5m", "1h30m", "1ms", "1y"];
    private static readonly string[] Durations = ["5m", "1h30m", "600", "4.18", "1w", "365d", "1ms", "0x10", "90s"];
    private static readonly string[] Arithmetic = ["+", "-", "*", "/", "%", "^", "atan2", "</", ">/"];
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];
    private static readonly string[] Sets = ["and", "or", "unless", "AND"];
    private static readonly string[] Instants = [.. FunctionTable.All.Keys.Where(name => name != "info")];

    public string Write() => random.Next(5) switch
    {
        0 => Scalar(4),
        1 => Range(3),
        2 => random.Next(4) == 0 ? Pick(Strings) : Instant(5),
        _ => Instant(5),
    };

    private string Pick(string[] values) => values[random.Next(values.Length)];

    private string Blank() => random.Next(12) switch
    {
        0 => "  ",
        1 => "\n\t",
        2 => " # note (\n",
        _ => " ",
    };

    private string Maybe(string text, int oneIn = 2) => random.Next(oneIn) == 0 ? text : "";

    private string List(Func<string> part, int most) => string.Join(",", Enumerable.Range(0, random.Next(most + 1)).Select(_ => part()));

    private string Label() => random.Next(4) == 0 ? Pick(QuotedLabels) : Pick(LabelNames);

    private string Matcher() => random.Next(3) == 0 ? $"{(random.Next(8) == 0 ? "inf" : Label())}{Maybe(" ")}{(random.Next(2) == 0 ? "=~" : "!~")}{Pick(Regexes)}" : $"{Label()}{(random.Next(2) == 0 ? "=" : "!=")} {Pick(Strings)}";

    private string Selector() => random.Next(6) switch
    {
        0 => $"{{\"my.metric\",{List(Matcher, 2)}}}".Replace(",}", "}", StringComparison.Ordinal),
        1 => $"{{{Matcher()},__name__=\"{Pick(Names)}\"{Maybe(",")}}}",
        2 => Pick(Names),
        _ => $"{Pick(Names)}{{{List(Matcher, 3)}}}",
    };

    private string Times(bool extended)
    {
        var parts = new List<string>();
        if (random.Next(4) == 0)
            parts.Add($"offset{Blank()}{OffsetDuration()}");
        if (random.Next(5) == 0)
            parts.Add("@ " + (random.Next(3) switch { 0 => "start()", 1 => "END()", _ => $"{Maybe("-")}{random.Next(100_000) / 16.0}" }));
        if (extended && random.Next(6) == 0)
            parts.Add(random.Next(2) == 0 ? "anchored" : "smoothed");
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts));
        return string.Concat(parts.Select(part => " " + part));
    }

    private string OffsetDuration() => random.Next(5) switch
    {
        0 => Maybe("-") + "step()",
        1 => Maybe("-") + $"min_of({Duration(1)}, {Duration(1)})",
        2 => Maybe("-") + $"({Duration(2)})",
        _ => Maybe("-") + Pick(Durations),
    };

    private string Duration(int depth) => (depth == 0 ? 9 : random.Next(10)) switch
    {
        0 => $"{Duration(depth - 1)} {"+-*^"[random.Next(4)]} {Duration(depth - 1)}",
        1 => $"{Duration(depth - 1)}/{Pick(Durations)}",
        2 => $"({Duration(depth - 1)})",
        3 => $"max_of( {Duration(depth - 1)},{Duration(depth - 1)})",
        4 => "STEP()",
        5 => "range()",
        _ => Pick(Durations),
    };

    private string Range(int depth)
    {
        if (depth > 0 && random.Next(2) == 0)
            return $"{Subquery(depth)}[{Duration(1)}{Maybe(" ")}:{Maybe(Duration(1))}]{Times(extended: false)}";
        return $"{Selector()}[{Maybe(" ")}{Duration(2)}]{Times(extended: true)}";
    }

    private string Subquery(int depth) => random.Next(2) == 0 ? $"({Instant(depth - 1)})" : $"sum({Instant(depth - 1)})";

    private string Scalar(int depth) => (depth == 0 ? 9 : random.Next(10)) switch
    {
        0 => $"{Scalar(depth - 1)}{Blank()}{Pick(Arithmetic)} {Scalar(depth - 1)}",
        1 => $"{Scalar(depth - 1)} {Pick(Comparisons)} bool {Scalar(depth - 1)}",
        2 => $"({Scalar(depth - 1)})",
        3 => $"{(random.Next(2) == 0 ? "-" : "+")}{Scalar(depth - 1)}",
        4 => $"scalar({Instant(depth - 1)})",
        5 => "time()",
        _ => Pick(Numbers),
    };

    private string Instant(int depth) => (depth == 0 ? 11 : random.Next(12)) switch
    {
        0 => $"{Operand(depth - 1)} {Pick(Arithmetic)}{Blank()}{Matching()}{Operand(depth - 1)}",
        1 => $"{Operand(depth - 1)} {Pick(Comparisons)} {Maybe("bool ")}{Matching()}{Operand(depth - 1)}",
        2 => $"{Instant(depth - 1)} {Pick(Sets)} {Maybe($"on({List(Label, 2)}) ")}{Instant(depth - 1)}",
        3 => $"{Instant(depth - 1)} {Pick(Arithmetic)} {Scalar(1)}",
        4 => $"{Scalar(1)} {Pick(Comparisons)} {Operand(depth - 1)}",
        5 => $"({Blank()}{Instant(depth - 1)})",
        6 => $"{Maybe("-")}-{Instant(depth - 1)}",
        7 => Aggregation(depth),
        8 => $"{Instant(depth - 1)} {Pick(Arithmetic)} {Instant(depth - 1)}",
        9 => Call(depth),
        10 => $"info({Instant(depth - 1)}, {{{List(Matcher, 2)}}})",
        _ => Selector() + Times(extended: true),
    };

    /// <summary>A vector that no neighbouring operator takes apart.</summary>
    private string Operand(int depth) => (depth == 0 ? 3 : random.Next(6)) switch
    {
        0 => $"({Instant(depth)})",
        1 => Aggregation(depth),
        2 => Call(depth),
        _ => Selector() + Times(extended: true),
    };

    private string Matching()
    {
        if (random.Next(2) == 0)
            return "";
        string fill = random.Next(4) switch { 0 => "fill(0) ", 1 => "fill_left(-1) ", 2 => "fill_right(2) fill_left (Inf) ", _ => "" };
        return random.Next(3) switch
        {
            0 => $"ignoring({List(Label, 2)}) group_left({List(() => Pick(QuotedLabels), 2)}) {fill}",
            1 => $"on({List(() => Pick(LabelNames), 2)}) group_right({List(() => Pick(QuotedLabels), 2)}){fill}",
            _ => $"on ( {List(Label, 3)} ) {fill}",
        };
    }

    private string Aggregation(int depth)
    {
        string grouping = random.Next(3) switch { 0 => $" by ({List(Label, 3)})", 1 => $" without({List(Label, 2)}) ", _ => "" };
        string name = OperatorTable.Name((AggregationOperator)random.Next(Enum.GetValues<AggregationOperator>().Length));
        string parameter = OperatorTable.ParameterType(OperatorTable.FindAggregation(name)) switch
        {
            PromqlType.Scalar => Scalar(1) + ", ",
            PromqlType.String => Pick(Strings) + ",",
            _ => "",
        };
        string body = $"({parameter}{Instant(depth - 1)})";
        name = random.Next(4) == 0 ? name.ToUpperInvariant() : name;
        return random.Next(2) == 0 ? name + grouping + body : name + body + grouping;
    }

    private string Call(int depth)
    {
        FunctionSignature function;
        do
            function = FunctionTable.All[Pick(Instants)];
        while (function.ReturnType != PromqlType.InstantVector);
        int count = random.Next(function.MinimumCount, Math.Min(function.MaximumCount, function.Parameters.Count + 2) + 1);
        IEnumerable<string> arguments = Enumerable.Range(0, count).Select(i => function.Parameters[Math.Min(i, function.Parameters.Count - 1)] switch
        {
            PromqlType.Scalar => Scalar(1),
            PromqlType.RangeVector => Range(depth - 1),
            PromqlType.String => Pick(Strings),
            _ => Instant(depth - 1),
        });
        return $"{function.Name}{Maybe(" ", 8)}({string.Join("," + Maybe(" "), arguments)})";
    }
}
