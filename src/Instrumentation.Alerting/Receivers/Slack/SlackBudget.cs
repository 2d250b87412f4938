using System.Text;

namespace Instrumentation.Receivers.Slack;

/// <summary>How many characters a message may still have.</summary>
internal sealed class SlackBudget
{
    /// <summary>What is left.</summary>
    public int Left { get; private set; } = SlackConstants.MaxMessage;

    /// <summary>Takes as much of a text as there is room for.</summary>
    public string Take(string text, int length)
    {
        string taken = SlackText.Cut(text, Math.Min(length, Left));
        Left -= LengthOf(taken);
        return taken;
    }

    /// <summary>Keeps room for what is taken later.</summary>
    public void Reserve(int length) => Left = Math.Max(0, Left - length);

    public static int LengthOf(string text) => text.EnumerateRunes().Count();
}
