namespace Instrumentation.PrometheusApi;

public sealed class EscapedNameTests
{
    [TestCase("job", "job")]
    [TestCase("service.name", "service.name")]
    [TestCase("U__service_2e_name", "service.name")]
    [TestCase("U__a__b", "a_b")]
    [TestCase("U___1F600_", "😀")]
    [TestCase("U__a_2e", "U__a_2e")]
    [TestCase("U__a_zz_", "U__a_zz_")]
    [TestCase("U__a_D800_", "U__a_D800_")]
    public void A_name_with_the_mark_is_unescaped_where_it_is_well_formed(string name, string read) => Assert.That(EscapedName.Read(name), Is.EqualTo(read));

    [TestCase("U__")]
    [TestCase("")]
    [TestCase("a\ud800")]
    public void What_cannot_name_a_label_is_refused(string name) => Assert.That(() => EscapedName.Read(name), Throws.InstanceOf<ApiException>());
}
