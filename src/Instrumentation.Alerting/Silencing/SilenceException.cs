namespace Instrumentation.Silencing;

/// <summary>A silence that cannot be made or changed.</summary>
public sealed class SilenceException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="isUnknown">Whether there is no silence of the given id.</param>
    public SilenceException(string message, bool isUnknown = false)
        : base(message)
    {
        IsUnknown = isUnknown;
    }

    /// <summary>Whether there is no silence of the given id.</summary>
    public bool IsUnknown { get; }
}
