namespace Instrumentation.Journal;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FolderStorageTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Folders_and_files_are_for_this_user_alone()
    {
        var storage = new FolderStorage(_folder["a/b"]);
        storage.CreateFolder();
        storage.CreateFolder();
        storage.Create("segment").Dispose();
        using IDisposable? claim = storage.TryLock("lock");
        Assert.That(claim, Is.Not.Null);
        if (OperatingSystem.IsWindows())
            return;
        Assert.That(File.GetUnixFileMode(_folder["a/b"]), Is.EqualTo(OwnerOnly | UnixFileMode.UserExecute));
        Assert.That(File.GetUnixFileMode(_folder["a/b/segment"]), Is.EqualTo(OwnerOnly));
        Assert.That(File.GetUnixFileMode(_folder["a/b/lock"]), Is.EqualTo(OwnerOnly));
    }

    [Test]
    public void A_folder_is_claimed_once_at_a_time()
    {
        var storage = new FolderStorage(_folder.Path);
        using (IDisposable? first = storage.TryLock("lock"))
        {
            Assert.That(first, Is.Not.Null);
            Assert.That(new FolderStorage(_folder.Path).TryLock("lock"), Is.Null);
        }

        using IDisposable? second = storage.TryLock("lock");
        Assert.That(second, Is.Not.Null);
    }

    [Test]
    public void What_is_appended_is_read_also_while_the_file_is_written_and_renamed()
    {
        var storage = new FolderStorage(_folder.Path);
        using IStoredWriter writer = storage.Create("one");
        writer.Append([1, 2, 3]);
        writer.Sync();
        storage.Rename("one", "two");
        storage.SyncFolder();
        writer.Append([4]);
        Assert.That(storage.List(), Is.EqualTo(new[] { new StoredFile("two", 4) }));
        byte[] buffer = new byte[10];
        using (IStoredReader reader = storage.OpenRead("two"))
        {
            Assert.That(reader.Length, Is.EqualTo(4));
            Assert.That(reader.Read(1, buffer), Is.EqualTo(3));
            Assert.That(buffer[..3], Is.EqualTo(new byte[] { 2, 3, 4 }));
            Assert.That(reader.Read(4, buffer), Is.Zero);
        }

        storage.Delete("two");
        Assert.That(storage.List(), Is.Empty);
    }

    [Test]
    public void An_existing_file_is_not_written_over()
    {
        var storage = new FolderStorage(_folder.Path);
        storage.Create("one").Dispose();
        Assert.That(() => storage.Create("one"), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void A_folder_that_is_missing_cannot_be_synced()
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.That(() => new FolderStorage(_folder["missing"]).SyncFolder(), Throws.InstanceOf<IOException>().With.Message.Contains("missing"));
    }

    [Test]
    public void A_file_in_the_folders_place_is_a_failure()
    {
        File.WriteAllText(_folder["file"], "");
        Assert.That(() => new FolderStorage(_folder["file"]).CreateFolder(), Throws.InstanceOf<IOException>());
    }
}
