namespace Instrumentation.Rendering;

// What every options object says of a value that it does not allow.
internal static class OptionRange
{
    internal static void Check(bool allowed, string name, object? value, string range)
    {
        if (!allowed)
            throw new ArgumentException($"{name} is {value ?? "null"}; allowed is {range}.", name);
    }
}
