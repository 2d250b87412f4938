using BenchmarkDotNet.Running;
using Instrumentation.Benchmarks.Ratios;

if (args is ["ratios", ..])
    return RatioCommand.Run();
if (args is ["scrape-load", ..])
    return ScrapeLoadCommand.Run();
BenchmarkSwitcher.FromAssembly(typeof(RatioCommand).Assembly).Run(args);
return 0;
