using System.Reflection;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>The attributes that a user's compiler, trimmer or editor acts on.</summary>
internal static class ApiAttributes
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "System.AttributeUsageAttribute",
        "System.FlagsAttribute",
        "System.ObsoleteAttribute",
        "System.ComponentModel.EditorBrowsableAttribute",
        "System.Diagnostics.ConditionalAttribute",
        "System.Diagnostics.CodeAnalysis.AllowNullAttribute",
        "System.Diagnostics.CodeAnalysis.DisallowNullAttribute",
        "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute",
        "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute",
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullWhenAttribute",
        "System.Diagnostics.CodeAnalysis.MemberNotNullAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullIfNotNullAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullWhenAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute",
        "System.Diagnostics.CodeAnalysis.StringSyntaxAttribute",
        "System.Diagnostics.CodeAnalysis.UnscopedRefAttribute",
        "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute",
        "System.Runtime.CompilerServices.CallerArgumentExpressionAttribute",
        "System.Runtime.CompilerServices.CallerFilePathAttribute",
        "System.Runtime.CompilerServices.CallerLineNumberAttribute",
        "System.Runtime.CompilerServices.CallerMemberNameAttribute",
        "System.Runtime.CompilerServices.CollectionBuilderAttribute",
        "System.Runtime.CompilerServices.InlineArrayAttribute",
        "System.Runtime.CompilerServices.InterpolatedStringHandlerArgumentAttribute",
        "System.Runtime.CompilerServices.InterpolatedStringHandlerAttribute",
        "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute",
        "System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
    };

    public static IEnumerable<string> Of(MemberInfo member) => Shown(member.GetCustomAttributesData());

    public static IEnumerable<string> Of(ParameterInfo parameter) => Shown(parameter.GetCustomAttributesData());

    // The compiler marks a type with required members as obsolete for compilers that do not know them.
    private static IEnumerable<string> Shown(IEnumerable<CustomAttributeData> attributes) =>
        attributes
            .Where(attribute => Names.Contains(attribute.AttributeType.FullName!) && !IsCompilerNotice(attribute))
            .Select(Print)
            .Order(StringComparer.Ordinal);

    private static bool IsCompilerNotice(CustomAttributeData attribute) =>
        attribute.AttributeType == typeof(ObsoleteAttribute)
        && attribute.ConstructorArguments is [{ Value: string message }, ..]
        && message.EndsWith("not supported in this version of your compiler.", StringComparison.Ordinal);

    private static string Print(CustomAttributeData attribute)
    {
        string name = attribute.AttributeType.Name[..^"Attribute".Length];
        string[] arguments =
        [
            .. attribute.ConstructorArguments.Select(Literal),
            .. attribute.NamedArguments.Select(argument => $"{argument.MemberName} = {Literal(argument.TypedValue)}"),
        ];
        return arguments.Length == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private static string Literal(CustomAttributeTypedArgument argument) => Parameters.Literal(argument.Value, argument.ArgumentType);
}
