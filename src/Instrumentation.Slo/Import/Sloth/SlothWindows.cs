using Instrumentation.Definitions;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Reads Sloth's catalogues of windows.</summary>
internal static class SlothWindows
{
    public static (TimeSpan Period, IReadOnlyList<BurnRatePair> Pairs) Read(string text, List<SloFileProblem> problems)
    {
        try
        {
            if (YamlReader.Read(text, YamlLimits.Default).Root is not { } root)
            {
                problems.Add(new SloFileProblem(0, 0, "", "the text is empty; allowed is a document of kind AlertWindows"));
                return default;
            }

            DefinitionFields document = DefinitionFields.Of(root, "", problems, "apiVersion", "kind", "metadata", "spec");
            document.Word("apiVersion", "", "sloth.slok.dev/v1");
            document.Word("kind", "", "AlertWindows");
            if (document.Child("spec", "sloPeriod", "page", "ticket") is not { } spec)
            {
                document.Add("spec", "is missing; allowed is a mapping of sloPeriod, page, ticket");
                return default;
            }

            return (spec.Duration("sloPeriod") ?? TimeSpan.FromDays(30), [.. Pairs(spec, "page", BurnRateSeverity.Page), .. Pairs(spec, "ticket", BurnRateSeverity.Ticket)]);
        }
        catch (YamlSyntaxException exception)
        {
            problems.Add(new SloFileProblem(exception.Problem.Line, exception.Problem.Column, "", exception.Problem.Message));
            return default;
        }
    }

    private static IEnumerable<BurnRatePair> Pairs(DefinitionFields spec, string name, BurnRateSeverity severity)
    {
        if (spec.Child(name, "quick", "slow") is not { } severities)
            yield break;
        foreach (string speed in (IEnumerable<string>)["quick", "slow"])
        {
            if (severities.Child(speed, "errorBudgetPercent", "shortWindow", "longWindow") is not { } pair)
                continue;
            if (pair.Decimal("errorBudgetPercent") is { } percent && pair.Duration("longWindow") is { } longWindow && pair.Duration("shortWindow") is { } shortWindow)
                yield return new BurnRatePair(severity, longWindow, shortWindow, percent / 100);
            else
                severities.Add(speed, "lacks one of errorBudgetPercent, shortWindow, longWindow");
        }
    }
}
