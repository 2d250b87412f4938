namespace Instrumentation;

/// <summary>Kinds of text that hold SLO definitions.</summary>
public enum SloFormat
{
    /// <summary>Our own.</summary>
    Instrumentation,

    /// <summary>Sloth's <c>prometheus/v1</c>.</summary>
    Sloth,

    /// <summary>Sloth's resource of Kubernetes, <c>sloth.slok.dev/v1</c>.</summary>
    SlothKubernetes,

    /// <summary>OpenSLO <c>openslo/v1alpha</c>.</summary>
    OpenSloAlpha,

    /// <summary>OpenSLO <c>openslo/v1</c>.</summary>
    OpenSlo,

    /// <summary>Pyrra's <c>pyrra.dev/v1alpha1</c>.</summary>
    Pyrra,

    /// <summary>slo-generator's <c>sre.google.com/v2</c>.</summary>
    SloGenerator,
}
