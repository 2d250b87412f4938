using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Architecture.Sources;

/// <summary>Compiles sources in memory as the projects do: latest language, nullable, implicit usings, every assembly that these tests run with.</summary>
internal static class SourceCompiler
{
    public static CSharpParseOptions ParseOptions { get; } = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly SyntaxTree ImplicitUsings = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """,
        ParseOptions);

    private static readonly SyntaxTree WebUsings = CSharpSyntaxTree.ParseText(
        """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """,
        ParseOptions);

    /// <summary>Compiles the sources of a package; what source generators add is missing, so the result has errors but resolves the package's own names.</summary>
    public static CSharpCompilation Library(IEnumerable<SyntaxTree> sources) =>
        CSharpCompilation.Create("Sources", [ImplicitUsings, .. sources], References, Options(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>Compiles a program.</summary>
    /// <param name="program">Its one file.</param>
    /// <param name="isWeb">Whether it has the implicit usings of the web SDK, or of the plain one.</param>
    /// <returns>The errors, each with its line in the program.</returns>
    public static IReadOnlyList<string> ErrorsOf(string program, bool isWeb)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(program, ParseOptions);
        SyntaxTree[] usings = isWeb ? [ImplicitUsings, WebUsings] : [ImplicitUsings];
        var compilation = CSharpCompilation.Create("Sample", [.. usings, tree], References, Options(OutputKind.ConsoleApplication));
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
    }

    private static CSharpCompilationOptions Options(OutputKind kind) => new(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
}
