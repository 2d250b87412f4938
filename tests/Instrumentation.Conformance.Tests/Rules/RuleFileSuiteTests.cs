using Instrumentation.Conformance.Reporting;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.Conformance.Rules;

/// <summary>Rule files that Prometheus loads and refuses.</summary>
public sealed class RuleFileSuiteTests
{
    [Test]
    public void Files_are_loaded_and_refused_as_by_Prometheus()
    {
        var report = new ConformanceReport("rule-files");
        foreach (RuleFixture file in RuleFixture.In(Repository.RequireConformance("rules")).Where(file => file.Kind == "rules"))
        {
            if (Expected(file) is { } loads)
                report.Run(file.Name, () => Judge(file, loads));
        }

        report.Close();
    }

    private static bool? Expected(RuleFixture file)
    {
        if (file.Name.Contains(".good.", StringComparison.Ordinal) || file.Name.Contains(".bad.", StringComparison.Ordinal))
            return file.Name.Contains(".good.", StringComparison.Ordinal);
        return file.Verdict is null ? null : file.Verdict == "ok" || file.IsNewerThan242;
    }

    private static string? Judge(RuleFixture file, bool loads)
    {
        bool isLegacy = file.ErrorPart?.Contains("legacy scheme", StringComparison.Ordinal) == true;
        var options = new RuleFileReaderOptions
        {
            Expressions = PromqlParserOptions.AllExperimental,
            NameValidation = isLegacy ? RuleNameValidation.Legacy : RuleNameValidation.Utf8,
        };
        bool loaded = RuleFileReader.TryParse(file.Text, file.Name, out RuleFile? read, out RuleFileException? error, options);
        if (loaded != loads)
            return loaded ? $"loaded, though refused by Prometheus: {file.ErrorPart ?? file.Complaint}" : $"refused: {error!.Message}";
        if (loaded)
            return RuleFileReader.Parse(RuleFileWriter.Write(read!), file.Name, options).Equals(read) ? null : "what is written reads back differently";
        return file.ErrorPart is null || error!.Message.Contains(file.ErrorPart, StringComparison.Ordinal) ? null : $"the error lacks '{file.ErrorPart}': {error.Message}";
    }
}
