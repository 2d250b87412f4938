using Spectre.Console;

namespace Instrumentation.Output;

/// <summary>Where a command reads from and writes to.</summary>
/// <param name="Input">The standard input.</param>
/// <param name="Output">Results.</param>
/// <param name="Error">What is wrong.</param>
/// <param name="Colours">Whether results may be coloured.</param>
/// <param name="ErrorColours">Whether complaints may be coloured.</param>
/// <param name="Width">How many characters a line of the terminal has; null where there is no terminal.</param>
/// <param name="Clock">The time.</param>
internal sealed record CommandConsole(TextReader Input, TextWriter Output, TextWriter Error, bool Colours, bool ErrorColours, int? Width, TimeProvider Clock)
{
    // Without a terminal nothing is wrapped, so that other programs can read it.
    private const int Unwrapped = 10_000;

    public static CommandConsole OfProcess()
    {
        bool allowed = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new CommandConsole(
            Console.In,
            Console.Out,
            Console.Error,
            allowed && !Console.IsOutputRedirected,
            allowed && !Console.IsErrorRedirected,
            Console.IsOutputRedirected ? null : Console.WindowWidth,
            TimeProvider.System);
    }

    public void Good(string line) => Write(Output, Colours, "32", line);

    public void Warn(string line) => Write(Error, ErrorColours, "33", line);

    public void Complain(string text) => Write(Error, ErrorColours, "31", text);

    public void Write(Table table)
    {
        var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width is > 0 ? Width.Value : Unwrapped;
        console.Write(table);

        // The border has lines and columns of nothing around.
        foreach (string line in text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
            Output.WriteLine(line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line);
    }

    private static void Write(TextWriter writer, bool colours, string colour, string text) => writer.WriteLine(colours ? $"\e[{colour}m{text}\e[0m" : text);
}
