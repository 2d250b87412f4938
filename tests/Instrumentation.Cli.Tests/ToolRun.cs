using Instrumentation.Commands;
using Instrumentation.Output;

namespace Instrumentation;

/// <summary>What the tool did with a command line.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static Task<ToolRun> OfAsync(params string[] arguments) => WithInputAsync("", arguments);

    public static async Task<ToolRun> WithInputAsync(string input, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole(new StringReader(input), output, error, Colours: false, ErrorColours: false, Width: null, new FakeClock());
        int code = await CommandTree.RunAsync(arguments, console);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}
