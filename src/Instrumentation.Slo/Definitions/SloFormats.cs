namespace Instrumentation.Definitions;

/// <summary>Formats by the names that they give themselves.</summary>
internal static class SloFormats
{
    public static string Name(SloFormat format) => format switch
    {
        SloFormat.Sloth => "prometheus/v1",
        SloFormat.SlothKubernetes => "sloth.slok.dev/v1",
        SloFormat.OpenSloAlpha => "openslo/v1alpha",
        SloFormat.OpenSlo => "openslo/v1",
        SloFormat.Pyrra => "pyrra.dev/v1alpha1",
        SloFormat.SloGenerator => "sre.google.com/v2",
        _ => "instrumentation/v1",
    };
}
