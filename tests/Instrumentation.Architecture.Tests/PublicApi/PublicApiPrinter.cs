using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Instrumentation.Architecture.PublicApi;

/// <summary>Prints what users of an assembly can see, as C# declarations in a fixed order, so that a change of it shows as a change of text.</summary>
internal static class PublicApiPrinter
{
    public static string Print(Assembly assembly) => Print(assembly.GetExportedTypes().Where(type => !type.IsNested));

    public static string Print(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string?, Type> space in types.GroupBy(type => type.Namespace).OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(space.Key).Append("\n{\n");
            foreach (Type type in space.OrderBy(type => type.FullName, StringComparer.Ordinal))
                PrintType(text, type, "    ");
            text.Append("}\n");
        }

        return text.ToString();
    }

    private static void PrintType(StringBuilder text, Type type, string indent)
    {
        foreach (string attribute in ApiAttributes.Of(type))
            text.Append(indent).Append('[').Append(attribute).Append("]\n");
        text.Append(indent).Append(TypeDeclaration.Of(type));
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            text.Append(";\n");
            return;
        }

        text.Append('\n').Append(indent).Append("{\n");
        string inner = indent + "    ";
        foreach (string line in type.IsEnum ? EnumMembers(type) : Members(type))
            text.Append(inner).Append(line).Append('\n');
        foreach (Type nested in type.GetNestedTypes(MemberFilter.Flags).Where(MemberFilter.IsVisible).OrderBy(nested => nested.FullName, StringComparer.Ordinal))
            PrintType(text, nested, inner);
        text.Append(indent).Append("}\n");
    }

    private static IEnumerable<string> EnumMembers(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(field => Convert.ToDecimal(field.GetRawConstantValue(), null))
            .Select(field => $"{field.Name} = {field.GetRawConstantValue()},");

    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(MemberFilter.Flags)
            .Where(member => member is not Type && MemberFilter.IsVisible(member) && !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Select(member => (Rank: Rank(member), member.Name, Text: MemberDeclaration.Of(member)))
            .OrderBy(member => member.Rank)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text);

    private static int Rank(MemberInfo member) => member switch
    {
        FieldInfo => 0,
        ConstructorInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        _ => 4,
    };
}
