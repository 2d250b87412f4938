using Spectre.Console;

namespace Instrumentation.Output;

public sealed class CommandConsoleTests
{
    [Test]
    public void Colours_are_written_where_they_are_allowed_only()
    {
        Assert.That(Written(colours: true), Is.EqualTo("\e[32mgood\e[0m\n" + "\e[33mwarning\e[0m\n\e[31mproblem\e[0m\n"));
        Assert.That(Written(colours: false), Is.EqualTo("good\nwarning\nproblem\n"));
    }

    [Test]
    public void A_table_is_wrapped_at_the_width_of_a_terminal_only()
    {
        Assert.That(Rows(width: null).Single(), Has.Length.EqualTo(200));
        Assert.That(Rows(width: 50).Count, Is.GreaterThan(3));
    }

    private static string Written(bool colours)
    {
        using var writer = new StringWriter();
        CommandConsole console = Console(writer, colours, width: null);
        console.Good("good");
        console.Warn("warning");
        console.Complain("problem");
        return writer.ToString();
    }

    private static List<string> Rows(int? width)
    {
        using var writer = new StringWriter();
        Console(writer, colours: false, width).Write(new Table().Border(TableBorder.Simple).AddColumn("x").AddRow(new Text(new string('a', 200))));
        return [.. writer.ToString().Split('\n').Where(line => line.StartsWith('a'))];
    }

    private static CommandConsole Console(StringWriter writer, bool colours, int? width) =>
        new(new StringReader(""), writer, writer, colours, colours, width, TimeProvider.System);
}
