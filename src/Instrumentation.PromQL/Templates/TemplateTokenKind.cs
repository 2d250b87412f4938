namespace Instrumentation.Templates;

/// <summary>What a piece of a template's text is.</summary>
internal enum TemplateTokenKind
{
    Text,
    OpenAction,
    CloseAction,
    Space,
    Keyword,
    Identifier,
    Field,
    Variable,
    Dot,
    Boolean,
    Number,
    Character,
    Quoted,
    RawQuoted,
    OpenParenthesis,
    CloseParenthesis,
    Pipe,
    Declare,
    Assign,
    Comma,
    End,
}
