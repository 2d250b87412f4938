using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>What the compiler noted where <see cref="NullabilityInfoContext"/> does not tell: at generic parameters that any type may fill.</summary>
internal static class NullableMetadata
{
    /// <summary>Reads the first mark of a declaration: 0 unknown, 1 not null, 2 nullable.</summary>
    public static byte Flag(ICustomAttributeProvider declaration)
    {
        if (declaration.GetCustomAttributes(typeof(NullableAttribute), inherit: false) is [NullableAttribute own])
            return own.NullableFlags[0];
        for (MemberInfo? owner = Owner(declaration); owner is not null; owner = owner.DeclaringType)
        {
            if (owner.GetCustomAttribute<NullableContextAttribute>() is { } context)
                return context.Flag;
        }

        return 0;
    }

    private static MemberInfo? Owner(ICustomAttributeProvider declaration) => declaration switch
    {
        ParameterInfo parameter => parameter.Member,
        Type { IsGenericParameter: true } parameter => parameter.DeclaringMethod ?? (MemberInfo?)parameter.DeclaringType,
        MemberInfo member => member.DeclaringType,
        _ => null,
    };
}
