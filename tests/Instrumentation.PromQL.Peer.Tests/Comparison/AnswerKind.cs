namespace Instrumentation.PromqlPeer.Comparison;

/// <summary>What kind of answer a query got.</summary>
internal enum AnswerKind
{
    Scalar,
    Vector,
    Matrix,
    String,
    Error,
}
