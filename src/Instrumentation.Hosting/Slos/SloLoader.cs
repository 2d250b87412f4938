using Instrumentation.Policies;
using Instrumentation.Rules;
using Microsoft.Extensions.Options;

namespace Instrumentation.Slos;

// Reads the SLOs of settings and of code. A mistake stops the start, so that nobody believes to be watched who is not.
internal sealed class SloLoader
{
    private const string RuleFileName = "slo";

    public SloLoader(
        IEnumerable<SloDefinition> definitions, IEnumerable<BudgetPolicy> policies, IEnumerable<SloFileSource> files, IEnumerable<SloPackSource> packs, IOptions<StreamingMonitoringOptions> options)
    {
        StreamingMonitoringOptions settings = options.Value;
        var slos = new List<SloDefinition>(definitions);
        var all = new List<BudgetPolicy>(policies);
        foreach (string path in files.Select(file => file.Path).Concat(settings.Slo.Files.SelectMany(path => RuleLoader.Expand(path, FilesKey))))
        {
            SloFile file = Read(path);
            slos.AddRange(file.Definitions);
            all.AddRange(file.Policies);
        }

        SloPackSource[] chosen = [.. packs.Concat(settings.Slo.Packs.Select(Find)).DistinctBy(source => source.Pack)];
        foreach (SloPackSource source in chosen)
        {
            SloFile pack = source.Pack.Read();
            slos.AddRange(pack.Definitions.Select(source.Choose).OfType<SloDefinition>());
            // One of the application's own of the same name goes before.
            all.InsertRange(0, pack.Policies);
        }

        Options = new SloMonitorOptions
        {
            Definitions = [.. slos.Select(slo => slo.Service.Length > 0 ? slo : slo with { Service = settings.Resource.Service ?? "" })],
            Policies = all,
            Interval = TimeSpan.FromSeconds(settings.MetricsIntervalSeconds),
            MaxBytes = settings.Slo.MaxBytes,
        };
        RuleSource = new RuleSource(RuleFileName, settings.Store.Enabled ? [.. Groups(Options), .. chosen.SelectMany(source => source.Pack.ReadRules().Groups)] : []);
    }

    public SloMonitorOptions Options { get; }

    // The alerts of all SLOs, over the series that the monitor writes.
    public RuleSource RuleSource { get; }

    private static string PacksKey => $"{StreamingMonitoringConstants.Section}:Slo:Packs";

    private static string FilesKey => $"{StreamingMonitoringConstants.Section}:Slo:Files";

    private static IEnumerable<RuleGroup> Groups(SloMonitorOptions options)
    {
        foreach (SloDefinition slo in options.Definitions.Where(slo => slo.Objective is not null))
        {
            foreach (RuleGroup group in SloRules.Generate(slo, new SloRuleOptions { Recordings = false }))
                yield return group;
            BudgetPolicy? policy = options.Policies.Prepend(BudgetPolicy.Workbook).LastOrDefault(candidate => candidate.Name == slo.Policy);
            if (PolicyRules.Of(slo, policy) is { } actions)
                yield return actions;
        }
    }

    private static SloPackSource Find(string name) => SloPack.Find(name) is { } pack
        ? new SloPackSource(pack, static slo => slo)
        : throw new InvalidOperationException($"{PacksKey} has '{name}'; allowed are {string.Join(", ", SloPack.All)}.");

    private static SloFile Read(string path)
    {
        try
        {
            return SloFileReader.Parse(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidOperationException($"The SLO file '{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
