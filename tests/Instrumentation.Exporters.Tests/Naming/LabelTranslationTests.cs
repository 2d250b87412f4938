using Instrumentation.Naming;

namespace Instrumentation.Exporters.Tests.Naming;

public sealed class LabelTranslationTests
{
    [TestCase("label:with:colons", "label_with_colons")]
    [TestCase("LabelWithCapitalLetters", "LabelWithCapitalLetters")]
    [TestCase("label!with&special$chars)", "label_with_special_chars_")]
    [TestCase("label.with.dots", "label_with_dots")]
    [TestCase("http.request.method", "http_request_method")]
    [TestCase("123label", "_123label")]
    [TestCase("_label_starting_with_underscore", "_label_starting_with_underscore")]
    [TestCase("a..b", "a_b")]
    public void Label_names_are_escaped(string name, string expected) =>
        Assert.That(Translate(new LabelTranslation(null, collapse: true), (name, "x")), Is.EqualTo(new[] { new Label(expected, "x") }));

    [Test]
    public void Values_of_colliding_labels_are_joined_in_the_order_of_their_original_names()
    {
        var translation = new LabelTranslation(null, collapse: true);
        Assert.That(Translate(translation, ("a_b", "3"), ("a.b", "1"), ("a/b", "2")), Is.EqualTo(new[] { new Label("a_b", "1;2;3") }));
        Assert.That(translation.IsAmbiguous, Is.True);
    }

    [Test]
    public void Labels_are_sorted_by_their_new_names()
    {
        var translation = new LabelTranslation(null, collapse: true);
        Assert.That(Translate(translation, ("a.b", "1"), ("a_a", "2")), Is.EqualTo(new[] { new Label("a_a", "2"), new Label("a_b", "1") }));
        Assert.That(translation.IsAmbiguous, Is.False);
    }

    [Test]
    public void A_label_that_the_format_needs_for_itself_is_renamed() =>
        Assert.That(Translate(new LabelTranslation("le", collapse: true), ("le", "x")), Is.EqualTo(new[] { new Label("exported_le", "x") }));

    [Test]
    public void A_name_that_belongs_to_Prometheus_is_renamed_even_where_names_are_kept() =>
        Assert.That(Translate(new LabelTranslation(null, collapse: false), ("__name__", "x")), Is.EqualTo(new[] { new Label("_name__", "x") }));

    [Test]
    public void An_extra_label_does_not_replace_a_label_of_the_series()
    {
        var translation = new LabelTranslation(null, collapse: true);
        List<Label> labels = translation.Translate(LabelSet.From(("region", "own")), [new Label("region", "extra"), new Label("service", "s")]);
        Assert.That(labels, Is.EqualTo(new[] { new Label("region", "own"), new Label("service", "s") }));
    }

    private static Label[] Translate(LabelTranslation translation, params Tag[] tags) => [.. translation.Translate(LabelSet.From(tags), [])];
}
