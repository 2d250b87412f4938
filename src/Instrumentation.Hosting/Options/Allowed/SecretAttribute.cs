namespace Instrumentation;

// Marks a setting whose value no log, message or page may show.
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
