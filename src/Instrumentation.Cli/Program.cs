using Instrumentation.Commands;
using Instrumentation.Output;

return await CommandTree.RunAsync(args, CommandConsole.OfProcess());
