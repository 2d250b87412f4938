namespace Instrumentation.RegularExpressions;

/// <summary>The flags of <c>(?imsU)</c>.</summary>
[Flags]
internal enum Re2Flags
{
    None = 0,
    IgnoreCase = 1,
    Multiline = 2,
    DotAll = 4,
    Ungreedy = 8,
}
