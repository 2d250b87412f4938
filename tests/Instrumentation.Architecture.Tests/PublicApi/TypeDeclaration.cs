using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>The line that declares a type.</summary>
internal static class TypeDeclaration
{
    public static string Of(Type type)
    {
        string access = type.IsPublic || type.IsNestedPublic ? "public" : "protected";
        string name = TypeName.Declared(type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return $"{access} delegate {TypeName.OfReturn(invoke)} {name}({Parameters.Of(invoke)}){Constraints.Of(TypeName.OwnParameters(type))}";
        }

        string[] bases = [.. Bases(type)];
        return $"{access} {Kind(type)} {name}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}{Constraints.Of(TypeName.OwnParameters(type))}";
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        bool isRecord = type.GetMethod("PrintMembers", MemberFilter.Flags) is { } print && print.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + (isRecord ? "record struct" : "struct");
        }

        string modifier = type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        return modifier + (isRecord ? "record" : "class");
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [TypeName.Of(Enum.GetUnderlyingType(type))];
        IEnumerable<string> parent = type.BaseType is { } and not { FullName: "System.Object" or "System.ValueType" } ? [TypeName.Of(type.BaseType)] : [];
        HashSet<Type> inherited = [.. type.BaseType?.GetInterfaces() ?? [], .. type.GetInterfaces().SelectMany(contract => contract.GetInterfaces())];
        return parent.Concat(type.GetInterfaces()
            .Where(contract => contract.IsVisible && !inherited.Contains(contract))
            .Select(TypeName.Of)
            .Order(StringComparer.Ordinal));
    }
}
