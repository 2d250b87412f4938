using System.Xml.Linq;

namespace Instrumentation.Architecture.Layers;

/// <summary>What a .csproj file refers to.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="ProjectReferences">Names of the projects that it refers to.</param>
/// <param name="PackageReferences">Names of the packages that a user of this package would get.</param>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> ProjectReferences, IReadOnlyList<string> PackageReferences)
{
    public static IReadOnlyList<ProjectFile> Packages { get; } =
        [.. Directory.GetFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];

    public static ProjectFile Parse(string name, string xml)
    {
        XElement root = XElement.Parse(xml);
        return new ProjectFile(
            name,
            [.. root.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(Include(reference)))],
            [.. root.Descendants("PackageReference").Where(reference => !IsPrivate(reference)).Select(Include)]);
    }

    private static string Include(XElement reference) => ((string?)reference.Attribute("Include") ?? "").Replace('\\', '/');

    private static bool IsPrivate(XElement reference) =>
        string.Equals((string?)reference.Attribute("PrivateAssets") ?? (string?)reference.Element("PrivateAssets"), "all", StringComparison.OrdinalIgnoreCase);
}
