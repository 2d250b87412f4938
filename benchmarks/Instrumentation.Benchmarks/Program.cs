using BenchmarkDotNet.Running;
using Instrumentation.Benchmarks.Ratios;

if (args is ["ratios", ..])
    return RatioCommand.Run();
BenchmarkSwitcher.FromAssembly(typeof(RatioCommand).Assembly).Run(args);
return 0;
