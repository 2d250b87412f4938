using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>Prints a parameter list with modifiers, attributes and default values.</summary>
internal static class Parameters
{
    public static string Of(MethodBase method)
    {
        string list = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " + list : list;
    }

    public static string Of(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    public static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        char character => $"'{character}'",
        bool truth => truth ? "true" : "false",
        Type typed => $"typeof({TypeName.Of(typed)})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => item is CustomAttributeTypedArgument argument ? Literal(argument.Value, argument.ArgumentType) : Literal(item, typeof(object))))}]",
        _ when (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumeration => EnumLiteral(enumeration, value),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string EnumLiteral(Type enumeration, object value)
    {
        object member = Enum.ToObject(enumeration, value);
        return Enum.IsDefined(enumeration, member) || enumeration.IsDefined(typeof(FlagsAttribute), inherit: false)
            ? string.Join(" | ", member.ToString()!.Split(", ").Select(name => $"{TypeName.Of(enumeration)}.{name}"))
            : $"({TypeName.Of(enumeration)}){value}";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string attributes = string.Concat(ApiAttributes.Of(parameter).Select(attribute => $"[{attribute}] "));
        string type = TypeName.Of(new NullabilityInfoContext().Create(parameter), parameter);
        string value = parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{attributes}{Modifier(parameter)}{type} {parameter.Name}{value}";
    }

    private static string Modifier(ParameterInfo parameter)
    {
        string scoped = parameter.IsDefined(typeof(ScopedRefAttribute), inherit: false) ? "scoped " : "";
        if (parameter.ParameterType.IsByRef)
        {
            return scoped + parameter switch
            {
                { IsOut: true } => "out ",
                _ when parameter.IsDefined(typeof(RequiresLocationAttribute), inherit: false) => "ref readonly ",
                _ when parameter.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) => "in ",
                _ => "ref ",
            };
        }

        return parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false)
            ? "params "
            : scoped;
    }
}
