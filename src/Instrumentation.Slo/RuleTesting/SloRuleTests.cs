using Instrumentation.Rules;
using Instrumentation.RuleTesting;
using Instrumentation.RuleTests;

namespace Instrumentation;

/// <summary>
/// Writes unit tests for the rules that <see cref="SloRules.GenerateFile"/> writes: steady traffic alerts nobody, and a constant incident fires and ends each
/// alert when the closed form says so.
/// </summary>
/// <remarks>
/// The times are those of <see cref="ConstantIncident"/>: an alert fires <c>b B L / e</c> after the first error and ends <c>S (1 - b B / e)</c> after the last.
/// No test looks closer to one of them than one sample interval and one evaluation, so that the same tests pass with the closed ranges of Prometheus 2 and the
/// left-open ones of Prometheus 3.
/// </remarks>
public static class SloRuleTests
{
    /// <summary>Writes the tests for the rules of several SLOs.</summary>
    /// <param name="slos">The SLOs, those that the rule file was generated of; those without an objective, composites and those without alerting rules have no tests.</param>
    /// <param name="ruleFile">The rule file, as a path relative to the test file.</param>
    /// <param name="options">How the rules were written; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// The tests, and the SLOs that there are none for, with the reasons. SLOs that read different series share tests, so that many of them take little longer than one.
    /// </returns>
    /// <exception cref="ArgumentException">Two SLOs have the same identity, a query is no PromQL, or the options leave the recording rules out.</exception>
    public static async ValueTask<SloRuleTestSet> GenerateAsync(
        IEnumerable<SloDefinition> slos, string ruleFile, SloRuleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(slos);
        ArgumentException.ThrowIfNullOrEmpty(ruleFile);
        options ??= new SloRuleOptions();
        if (!options.Recordings)
            throw new ArgumentException("Without recording rules there is nothing that the alerting rules could look at.", nameof(options));
        SloDefinition[] written = [.. slos.Where(slo => slo.Objective is not null && slo.Composite is null)];
        if (SloFileReader.FindDuplicates(written) is [string twice, ..])
            throw new ArgumentException($"The SLO {twice} is there twice.", nameof(slos));

        RuleFile rules = SloRules.GenerateFile(written, options);
        SloDefinition[] tested = [.. written.Where(slo => SloRules.Generate(slo, options).SelectMany(group => group.Rules).Any(rule => rule is AlertingRule))];
        TimeSpan evaluation = TestIntervals.Evaluation(tested);
        ILookup<string, string> owners = tested.ToLookup(BurnRates.BurnRateRules.NameOf, slo => slo.Id, StringComparer.Ordinal);
        var tests = new List<WrittenTest>();
        var untested = new List<UntestedSlo>();
        foreach (SloDefinition slo in tested)
        {
            try
            {
                bool isAlone = owners[BurnRates.BurnRateRules.NameOf(slo)].Count() == 1;
                tests.AddRange(await new SloTestWriter(slo, options, evaluation, isAlone).WriteAsync(cancellationToken));
            }
            catch (UntestableSloException exception)
            {
                untested.Add(new UntestedSlo(slo.Id, exception.Message));
            }
        }

        var file = new RuleTestFile
        {
            RuleFiles = [ruleFile],
            EvaluationInterval = evaluation,
            GroupEvaluationOrder = [.. rules.Groups.Select(group => group.Name)],
            Tests = TestBatches.Of(tests),
        };
        return new SloRuleTestSet(file, untested);
    }
}
