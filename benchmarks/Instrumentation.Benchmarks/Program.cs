using BenchmarkDotNet.Running;
using Instrumentation.Benchmarks.Queries;
using Instrumentation.Benchmarks.Ratios;
using Instrumentation.Benchmarks.Slos;
using Instrumentation.Benchmarks.Stores;

switch (args)
{
    case ["ratios", ..]:
        return RatioCommand.Run();
    case ["scrape-load", ..]:
        return ScrapeLoadCommand.Run();
    case ["query", ..]:
        return await QueryCommand.RunAsync();
    case ["window", ..]:
        return await WindowCommand.RunAsync();
    case ["slo", ..]:
        return await SloCommand.RunAsync();
    case ["store", ..]:
        return await StoreCommand.RunAsync();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(RatioCommand).Assembly).Run(args);
        return 0;
}
