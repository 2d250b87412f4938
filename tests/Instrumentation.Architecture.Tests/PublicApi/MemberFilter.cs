using System.Reflection;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>Says what a user of the assembly can see: public members, and protected ones of a type that can be derived from.</summary>
internal static class MemberFilter
{
    public const BindingFlags Flags = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static bool IsVisible(MemberInfo member) => member switch
    {
        Type type => !type.Name.Contains('<') && (type.IsNestedPublic || (IsOpen(type) && (type.IsNestedFamily || type.IsNestedFamORAssem))),
        FieldInfo field => !field.IsSpecialName && (field.IsPublic || (IsOpen(field) && (field.IsFamily || field.IsFamilyOrAssembly))),
        PropertyInfo property => Accessors(property).Any(),
        EventInfo occurrence => occurrence.AddMethod is { } add && IsVisibleMethod(add),
        MethodInfo method => !IsAccessor(method) && IsVisibleMethod(method),
        ConstructorInfo constructor => IsVisibleMethod(constructor) && !constructor.IsStatic,
        _ => false,
    };

    public static IEnumerable<MethodInfo> Accessors(PropertyInfo property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(IsVisibleMethod);

    private static bool IsVisibleMethod(MethodBase method) => method.IsPublic || (IsOpen(method) && (method.IsFamily || method.IsFamilyOrAssembly));

    private static bool IsOpen(MemberInfo member) => member.DeclaringType is { IsSealed: false };

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
