using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>Prints the <c>where</c> clauses of generic parameters.</summary>
internal static class Constraints
{
    public static string Of(Type[] parameters) => string.Concat(parameters.Select(Clause));

    private static string Clause(Type parameter)
    {
        string[] parts = [.. Parts(parameter)];
        return parts.Length == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    private static IEnumerable<string> Parts(Type parameter)
    {
        GenericParameterAttributes flags = parameter.GenericParameterAttributes;
        bool isValue = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (parameter.IsDefined(typeof(IsUnmanagedAttribute), inherit: false))
            yield return "unmanaged";
        else if (isValue)
            yield return "struct";
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return NullableMetadata.Flag(parameter) == 2 ? "class?" : "class";
        else if (parameter.GetGenericParameterConstraints().Length == 0 && NullableMetadata.Flag(parameter) == 1)
            yield return "notnull";
        foreach (Type constraint in parameter.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)))
            yield return TypeName.Of(constraint);
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isValue)
            yield return "new()";
        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
            yield return "allows ref struct";
    }
}
