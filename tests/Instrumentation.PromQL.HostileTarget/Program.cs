using System.Globalization;
using Instrumentation.Hostile;

// Takes hostile inputs of the kind that the first argument names, with the seed and as many as the others say; writes what they cost. An input that ends
// in another exception than ours ends the program with it.
int seed = int.Parse(args[1], CultureInfo.InvariantCulture);
int count = int.Parse(args[2], CultureInfo.InvariantCulture);
IEnumerable<HostileInput> inputs = args[0] switch
{
    "expressions" => HostileExpressions.Mutated(seed, count),
    "expression-shapes" => HostileExpressions.Shapes(),
    "rule-files" => HostileRuleFiles.Mutated(seed, count),
    "rule-file-shapes" => HostileRuleFiles.Shapes(),
    "templates" => HostileTemplates.Mutated(seed, count),
    "template-shapes" => HostileTemplates.Shapes(),
    _ => throw new InvalidOperationException($"'{args[0]}' is no kind of input."),
};
Console.WriteLine(await HostileRun.OfAsync(inputs));
