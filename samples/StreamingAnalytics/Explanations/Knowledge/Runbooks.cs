using System.Reflection;

namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>Takes in the runbooks that the program brings along, before it serves.</summary>
internal sealed class Runbooks(DocumentIntake documents, KnowledgeBase knowledge) : IHostedService
{
    private const string Folder = "runbooks/";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Assembly assembly = typeof(Runbooks).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (Stream stream = assembly.GetManifestResourceStream(resource)!)
                stream.CopyTo(content);
            documents.Process(resource[Folder.Length..], content.ToArray());
        }

        knowledge.KeepAll();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
