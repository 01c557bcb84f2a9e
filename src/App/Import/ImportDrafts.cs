using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Import;

/// <summary>
/// The open drafts and their files. Answers are kept in the catalogue; what was brought and what was found lies under
/// <see cref="DataHome.Imports"/> until the draft is loaded or discarded.
/// </summary>
public sealed class ImportDrafts(CatalogStore catalog, DataHome home, TimeProvider clock)
{
    // A person may go on changing a page while an earlier change is still being checked.
    private const int FindingsKept = 8;

    public IReadOnlyList<ImportDraft> Open() => [.. catalog.OpenDrafts().Select(row => Read(row.Body, row.UpdatedAt)).OfType<ImportDraft>()];

    /// <returns>Null when there is no such draft, or it was discarded.</returns>
    public ImportDraft? Find(string id) => catalog.Draft(id) is { State: not "dropped" } row ? Read(row.Body, row.UpdatedAt) : null;

    public ImportDraft New(string name, string upload, IReadOnlyList<ImportFile> files) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), name, upload) { Files = files };

    public void Save(ImportDraft draft) =>
        catalog.SaveDraft(draft.Id, draft.Name, JsonSerializer.Serialize(draft, ImportJson.Default.ImportDraft), dataset: draft.Dataset ?? draft.Continues, state: draft.Step == ImportStep.Done ? "done" : "open");

    /// <summary>Forgets the draft and deletes its files.</summary>
    public void Discard(ImportDraft draft)
    {
        catalog.SaveDraft(draft.Id, "", "{}", dataset: draft.Dataset, state: "dropped");
        RemoveFiles(draft);
    }

    /// <summary>Deletes what a draft no longer needs; files that another open draft shares stay.</summary>
    public void RemoveFiles(ImportDraft draft)
    {
        Delete(TrialsFolder(draft));
        if (Open().All(other => other.Id == draft.Id || other.Upload != draft.Upload)) Delete(UploadFolder(draft.Upload));
    }

    public string NewUpload()
    {
        var upload = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        PrivateFiles.CreateFolder(UploadFolder(upload));
        return upload;
    }

    /// <summary>Deletes an upload that became no draft.</summary>
    public void RemoveUpload(string upload) => Delete(UploadFolder(upload));

    public string UploadFolder(string upload) => Path.Combine(home.Imports, "files-" + upload);

    /// <summary>What <c>maru ingest</c> would be given: the file itself, or the folder of several.</summary>
    public string SourceOf(ImportDraft draft) =>
        draft.Files.Count == 1 ? Path.Combine(UploadFolder(draft.Upload), draft.Files[0].Name) : UploadFolder(draft.Upload);

    /// <summary>What people call a source that lies in the draft's folder: its own name, or the address it came from.</summary>
    public string Called(ImportDraft draft, string origin)
    {
        var folder = UploadFolder(draft.Upload) + Path.DirectorySeparatorChar;
        var name = origin.StartsWith(folder, StringComparison.Ordinal) ? origin[folder.Length..] : origin;
        return draft.Address is { } address ? address + name[Math.Min(name.Length, draft.Files[0].Name.Length)..] : name;
    }

    /// <summary>A message without the server's folders: what people call a file stays.</summary>
    public InputException Retold(ImportDraft draft, InputException e)
    {
        Bilingual Without(Bilingual text) => new(Short(text.Ko ?? ""), Short(text.En ?? ""));
        string Short(string text) => text.Replace(UploadFolder(draft.Upload) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(UploadFolder(draft.Upload), draft.Name, StringComparison.Ordinal);
        return new(Without(e.Problem), e.Todo is { } todo ? Without(todo) : null, e.Where is { } where ? Short(where) : null, e);
    }

    /// <summary>Where a check of this revision may write; what earlier checks wrote is deleted, their findings apart.</summary>
    internal string NewTrial(ImportDraft draft)
    {
        var trials = PrivateFiles.CreateFolder(TrialsFolder(draft));
        foreach (var earlier in trials.GetDirectories()) Delete(earlier.FullName);
        foreach (var old in trials.GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(FindingsKept)) old.Delete();
        return PrivateFiles.CreateFolder(Path.Combine(trials.FullName, FormattableString.Invariant($"{draft.Revision}"))).FullName;
    }

    /// <summary>What the check of the draft's present revision found; null when it was not checked yet.</summary>
    public ImportFinding? Finding(ImportDraft draft) => Finding(draft, draft.Revision);

    /// <summary>What a page of an earlier revision showed; null when that is too long ago.</summary>
    public ImportFinding? Finding(ImportDraft draft, int revision)
    {
        var path = FindingPath(draft, revision);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ImportJson.Default.ImportFinding);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // Written by another version of the program, or being replaced: it is found again.
            return null;
        }
    }

    internal void SaveFinding(ImportDraft draft, ImportFinding finding)
    {
        PrivateFiles.CreateFolder(TrialsFolder(draft));
        var path = FindingPath(draft, finding.Revision);
        PrivateFiles.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(finding, ImportJson.Default.ImportFinding));
        File.Move(path + ".new", path, overwrite: true);
    }

    private string FindingPath(ImportDraft draft, int revision) => Path.Combine(TrialsFolder(draft), FormattableString.Invariant($"found-{revision}.json"));

    internal string TrialsFolder(ImportDraft draft) => Path.Combine(home.Imports, "trial-" + draft.Id);

    private static ImportDraft? Read(string body, DateTimeOffset at)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ImportJson.Default.ImportDraft) is { Id.Length: > 0 } draft ? draft with { UpdatedAt = at } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Delete(string folder)
    {
        if (!Directory.Exists(folder)) return;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A check that is being stopped still writes: what is left goes with the next try.
        }
    }
}
