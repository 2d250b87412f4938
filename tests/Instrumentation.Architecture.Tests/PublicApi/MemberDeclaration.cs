using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>The line that declares a member.</summary>
internal static class MemberDeclaration
{
    public static string Of(MemberInfo member)
    {
        string attributes = string.Concat(ApiAttributes.Of(member).Select(attribute => $"[{attribute}] "));
        return attributes + member switch
        {
            FieldInfo field => Field(field),
            ConstructorInfo constructor => $"{Access(constructor)} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters.Of(constructor)});",
            PropertyInfo property => Property(property),
            EventInfo occurrence => $"{Access(occurrence.AddMethod!)} {Modifier(occurrence.AddMethod!)}event {TypeName.Of(new NullabilityInfoContext().Create(occurrence), occurrence)} {occurrence.Name};",
            MethodInfo method => Method(method),
            _ => throw new NotSupportedException(member.MemberType.ToString()),
        };
    }

    private static string Field(FieldInfo field)
    {
        string access = field.IsPublic ? "public" : "protected";
        string type = TypeName.Of(new NullabilityInfoContext().Create(field), field);
        string required = field.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        if (field.IsLiteral)
            return $"{access} const {type} {field.Name} = {Parameters.Literal(field.GetRawConstantValue(), field.FieldType)};";
        return $"{access} {required}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name};";
    }

    private static string Property(PropertyInfo property)
    {
        MethodInfo[] accessors = [.. MemberFilter.Accessors(property)];
        MethodInfo widest = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        NullabilityInfo nullability = new NullabilityInfoContext().Create(property);
        string type = property.GetMethod is { ReturnType.IsByRef: true } getter ? TypeName.OfReturn(getter) : TypeName.Of(nullability, property);
        string name = property.GetIndexParameters() is { Length: > 0 } indices ? $"this[{Parameters.Of(indices)}]" : property.Name;
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string body = string.Concat(accessors.Select(accessor => $"{(accessor.IsPublic == widest.IsPublic ? "" : "protected ")}{AccessorName(property, accessor)}; "));
        return $"{Access(widest)} {required}{Modifier(widest)}{type} {name} {{ {body}}}";
    }

    private static string AccessorName(PropertyInfo property, MethodInfo accessor)
    {
        if (accessor == property.GetMethod)
            return "get";
        return accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";
    }

    private static string Method(MethodInfo method)
    {
        string generics = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(parameter => parameter.Name))}>" : "";
        string constraints = method.IsGenericMethodDefinition ? Constraints.Of(method.GetGenericArguments()) : "";
        string result = TypeName.OfReturn(method);
        string head = method.Name switch
        {
            "op_Implicit" => $"implicit operator {result}",
            "op_Explicit" => $"explicit operator {result}",
            _ when method is { IsSpecialName: true } => $"{result} operator {method.Name["op_".Length..]}",
            _ => $"{result} {method.Name}",
        };
        return $"{Access(method)} {Modifier(method)}{head}{generics}({Parameters.Of(method)}){constraints};";
    }

    private static string Access(MethodBase method) => method switch
    {
        { IsPublic: true } => "public",
        { IsFamilyOrAssembly: true } => "protected internal",
        _ => "protected",
    };

    private static string Modifier(MethodInfo method)
    {
        string isStatic = method.IsStatic ? "static " : "";
        bool isReadOnly = method.DeclaringType is { IsValueType: true } owner && !owner.IsDefined(typeof(IsReadOnlyAttribute), inherit: false)
            && method.IsDefined(typeof(IsReadOnlyAttribute), inherit: false);
        string isVirtual = method switch
        {
            { IsAbstract: true } => method.DeclaringType!.IsInterface && !method.IsStatic ? "" : "abstract ",
            { IsVirtual: false } => "",
            _ when method.GetBaseDefinition() != method => method.IsFinal ? "sealed override " : "override ",
            { IsFinal: true } => "",
            _ => "virtual ",
        };
        return isStatic + isVirtual + (isReadOnly ? "readonly " : "");
    }
}
