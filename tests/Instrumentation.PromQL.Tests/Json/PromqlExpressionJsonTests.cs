using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrumentation.Syntax;

namespace Instrumentation.Json;

public sealed class PromqlExpressionJsonTests
{
    private static readonly string[] Expressions =
    [
        "1",
        "-Inf",
        "1e30",
        "\"a\\nb\"",
        "up",
        "up{job=\"a\",x!=\"b\",y=~\"c\",z!~\"d\"} @ 1.5 offset -5m",
        "{\"a.b\",job=\"a\"} @ start()",
        "up[5m] @ end() offset 300",
        "(up)",
        "-up",
        "max_over_time(up[1h:5m] offset 1m)",
        "sum without (a,b) (up)",
        "topk by (a) (5, up)",
        "1 + 2",
        "up == bool 1",
        "a * on (x) group_left (y) b",
        "a and ignoring (x) b",
        "a + fill_left (2) b",
        "label_join(up, \"a\", \",\", \"b\")",
        "time()",
        "up[5m * 2] smoothed",
    ];

    [Test]
    public void Every_kind_of_expression_has_its_tree()
    {
        var text = new StringBuilder();
        foreach (string expression in Expressions)
            text.Append(expression).Append('\n').Append(Tree(expression)).Append("\n\n");

        Approved.Verify(text.ToString());
    }

    [FsCheck.NUnit.Property(MaxTest = 200, Arbitrary = [typeof(RandomPromql)])]
    public bool Every_expression_gives_valid_JSON(RandomPromql random)
    {
        using JsonDocument document = JsonDocument.Parse(Tree(random.Text), new JsonDocumentOptions { MaxDepth = 4_000 });
        return document.RootElement.GetProperty("type").GetString()!.Length > 0;
    }

    private static string Tree(string expression)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 4_000 }))
            PromqlExpressionJson.Write(json, PromqlParser.Parse(expression, PromqlParserOptions.AllExperimental));
        return Encoding.UTF8.GetString(body.WrittenSpan);
    }
}
