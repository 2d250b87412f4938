namespace Instrumentation.Commands;

/// <summary>What the tool ends with.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>What was looked at has mistakes, or a test failed.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong, or something could not be read or evaluated.</summary>
    public const int Unusable = 2;

    /// <summary>It was ended by Ctrl+C.</summary>
    public const int Cancelled = 130;
}
