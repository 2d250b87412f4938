using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>Prints a type as C# writes it: keywords, nullable marks, tuples with their names, generic arguments.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>The name that a declaration gives a type, with its parameters and their variance.</summary>
    public static string Declared(Type type)
    {
        string name = type.Name.Split('`')[0];
        Type[] own = OwnParameters(type);
        return own.Length == 0 ? name : $"{name}<{string.Join(", ", own.Select(parameter => Variance(parameter) + parameter.Name))}>";
    }

    /// <summary>The generic parameters that a type declares itself, without those of the type around it.</summary>
    public static Type[] OwnParameters(Type type) => [.. type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0)];

    public static string Of(Type type) => Print(type, null, new Queue<string?>());

    public static string Of(NullabilityInfo info, ICustomAttributeProvider owner)
    {
        Type type = info.Type is { IsByRef: true } reference ? reference.GetElementType()! : info.Type;
        return type.IsGenericParameter ? type.Name + (NullableMetadata.Flag(owner) == 2 ? "?" : "") : Print(type, info, TupleNames(owner));
    }

    public static string OfReturn(MethodInfo method)
    {
        ParameterInfo result = method.ReturnParameter;
        string prefix = (result.ParameterType.IsByRef, result.GetRequiredCustomModifiers().Contains(typeof(InAttribute))) switch
        {
            (true, true) => "ref readonly ",
            (true, false) => "ref ",
            _ => "",
        };
        return prefix + Of(new NullabilityInfoContext().Create(result), result);
    }

    private static Queue<string?> TupleNames(ICustomAttributeProvider owner) =>
        new(owner.GetCustomAttributes(typeof(TupleElementNamesAttribute), inherit: false).OfType<TupleElementNamesAttribute>().SingleOrDefault()?.TransformNames ?? []);

    private static string Print(Type type, NullabilityInfo? info, Queue<string?> tupleNames)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Print(value, info is { GenericTypeArguments: [{ } argument] } ? argument : null, tupleNames) + "?";
        string mark = !type.IsValueType && info is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } ? "?" : "";
        if (type.IsPointer)
            return Print(type.GetElementType()!, null, tupleNames) + "*";
        if (type.IsArray)
            return $"{Print(type.GetElementType()!, info?.ElementType, tupleNames)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword + mark;
        if (type.IsGenericParameter)
            return type.Name;
        return IsTuple(type) ? Tuple(type, info, tupleNames) : Named(type, info, tupleNames) + mark;
    }

    private static string Named(Type type, NullabilityInfo? info, Queue<string?> tupleNames)
    {
        Type[] arguments = type.GetGenericArguments();
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        string prefix = type switch
        {
            { IsNested: true } when outer == 0 => Of(type.DeclaringType!) + ".",
            { IsNested: true } => Of(type.DeclaringType!.MakeGenericType(arguments[..outer])) + ".",
            { Namespace: "Instrumentation" } => "",
            _ => type.Namespace + ".",
        };
        string name = prefix + type.Name.Split('`')[0];
        return arguments.Length == outer
            ? name
            : $"{name}<{string.Join(", ", Enumerable.Range(outer, arguments.Length - outer).Select(index => Print(arguments[index], Argument(info, index), tupleNames)))}>";
    }

    private static bool IsTuple(Type type) => type is { IsGenericType: true, IsGenericTypeDefinition: false, FullName: { } name } && name.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    private static string Tuple(Type type, NullabilityInfo? info, Queue<string?> tupleNames)
    {
        Type[] items = type.GetGenericArguments();
        // The attribute lists the names of one tuple before those of the tuples inside it.
        string?[] names = [.. items.Select(_ => tupleNames.TryDequeue(out string? name) ? name : null)];
        return $"({string.Join(", ", items.Select((item, index) => Print(item, Argument(info, index), tupleNames) + (names[index] is { } name ? " " + name : "")))})";
    }

    private static NullabilityInfo? Argument(NullabilityInfo? info, int index) => info is not null && index < info.GenericTypeArguments.Length ? info.GenericTypeArguments[index] : null;

    private static string Variance(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Covariant => "out ",
        GenericParameterAttributes.Contravariant => "in ",
        _ => "",
    };
}
