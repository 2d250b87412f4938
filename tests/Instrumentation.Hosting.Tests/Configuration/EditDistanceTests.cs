using FsCheck;
using FsCheck.Fluent;
using FsCheck.NUnit;

namespace Instrumentation.Configuration;

public sealed class EditDistanceTests
{
    [TestCase("kitten", "sitting", 3)]
    [TestCase("", "abc", 3)]
    [TestCase("flaw", "lawn", 2)]
    public void Known_distances(string left, string right, int expected) => Assert.That(EditDistance.Between(left, right), Is.EqualTo(expected));

    [FsCheck.NUnit.Property]
    public bool Distance_is_symmetric_and_zero_only_for_equals(NonNull<string> left, NonNull<string> right) =>
        EditDistance.Between(left.Get, right.Get) == EditDistance.Between(right.Get, left.Get)
        && (EditDistance.Between(left.Get, right.Get) == 0) == (left.Get == right.Get);
}
