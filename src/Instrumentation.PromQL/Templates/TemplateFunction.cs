namespace Instrumentation.Templates;

/// <summary>A function or method that templates can call.</summary>
/// <param name="arguments">What it is called with.</param>
/// <returns>The result.</returns>
/// <exception cref="TemplateException">The function fails, and the expansion with it.</exception>
public delegate TemplateValue TemplateFunction(TemplateArguments arguments);
