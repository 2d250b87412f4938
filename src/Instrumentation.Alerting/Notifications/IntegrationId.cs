namespace Instrumentation.Notifications;

/// <summary>One way of telling a receiver: its n-th integration of a type.</summary>
/// <param name="Receiver">The receiver's name.</param>
/// <param name="Type">The type, such as <c>webhook</c> or <c>slack</c>.</param>
/// <param name="Index">Which of that type, counted from 0.</param>
public readonly record struct IntegrationId(string Receiver, string Type, int Index)
{
    /// <summary>The type of receivers of the application's own.</summary>
    public const string OwnType = "own";

    /// <summary>Writes the id as logs show it, <c>team-a/webhook[0]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Receiver}/{Type}[{Index}]";
}
