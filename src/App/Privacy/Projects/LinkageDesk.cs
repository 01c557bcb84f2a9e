using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Privacy.Projects;

/// <summary>
/// Linkage by an outside agency (결합전문기관, 개인정보 보호법 제28조의3): two packages that no one body holds together, serial numbers and keys for the key-management body,
/// serial numbers and pseudonymised data for the agency. Neither holds a name or number of anybody. What comes back is looked at before it is kept.
/// </summary>
public sealed class LinkageDesk(ProjectDesk projects, ProjectFiles files, PrivacyTableReader reader, AccessLogStore log, TimeProvider clock)
{
    /// <summary>Most bytes of a table that is read back.</summary>
    public const long MostBytes = 64L << 20;

    private const int ShortestSalt = 16;

    /// <summary>May make packages and read back: an approver, or the machine's own account, once the result was approved and while it may be processed.</summary>
    public bool MayPackage(Reader by, Project project) =>
        project is { Plan.Outside: not null, ApprovedEdition: not null, Step: ProjectStep.SafeKeeping, Stopped: null, KeyDestroyed: null } && clock.Today() <= project.Plan.Until
        && (by.Kind == ReaderKind.Machine || ProjectDesk.MayKeep(by, project));

    /// <summary>May have the part of a package: an approver both, who made the data only that for the agency, whatever else they are.</summary>
    public bool MayFetch(Reader by, Project project, bool forKeyBody) =>
        forKeyBody ? MayPackage(by, project) && !ProjectDesk.IsMaker(by, project) : MayPackage(by, project) || (project.Plan.Outside is not null && projects.MayHave(by, project));

    /// <summary>Declares the linkage, or takes it back with null, while the plan is not approved: the plan is sent anew.</summary>
    /// <exception cref="InputException">The plan is approved, or something is wrong.</exception>
    public void Declare(Reader by, string id, OutsideLinkage? outside) => projects.Plan(by, id, projects.Find(by, id).Plan with { Outside = outside });

    /// <summary>Keeps the salt that the key-management body gave, beside the key. It is never shown again.</summary>
    /// <exception cref="InputException">It is too short, or it is not its time.</exception>
    public void KeepSalt(Reader by, string id, string salt)
    {
        var bytes = Encoding.UTF8.GetBytes(salt.Trim());
        if (bytes.Length < ShortestSalt) throw new InputException(
            new($"솔트가 {bytes.Length}바이트입니다.", $"The salt has {bytes.Length} bytes."), new($"결합키관리기관이 준 {ShortestSalt}바이트 이상의 값을 그대로 넣으세요.", $"Enter the value of {ShortestSalt} bytes or more as the key-management body gave it."), "salt");
        projects.Act(id, project => MayPackage(by, project) ? Entry(by, project, ProjectAct.SaltKept) with { Text = LinkKeys.Print(bytes) } : throw ProjectDesk.NotNow);
        files.KeepSecret(id, "salt", bytes);
    }

    /// <summary>Makes the two parts of a package. Reading the fields is in the access log.</summary>
    /// <param name="onlyMatches">Cut to the serial numbers that were matched (가명정보 추출).</param>
    /// <exception cref="InputException">It is not its time, there is no salt, or no row has a key.</exception>
    public async Task<LinkPackage> Package(Reader by, string id, string place, bool onlyMatches, CancellationToken stop)
    {
        var project = projects.Find(by, id);
        if (!MayPackage(by, project)) throw ProjectDesk.NotNow;
        var (outside, edition) = (project.Plan.Outside!, project.ApprovedEdition!);
        var salt = files.Secret(id, "salt") ?? throw new InputException(new("솔트가 없습니다.", "There is no salt."), new("결합키관리기관이 준 솔트를 먼저 넣으세요.", "Enter the salt of the key-management body first."), "salt");
        HashSet<string>? only = onlyMatches ? [.. files.Secret(id, "matches") is { } kept ? Encoding.UTF8.GetString(kept).Split('\n') : throw new InputException(new("맞은 일련번호가 없습니다.", "There is no list of matches."), new("결합키관리기관이 돌려준 목록을 먼저 읽으세요.", "Read the list that the key-management body gave first."), "matches")] : null;
        files.RequireWhole(id, edition);
        var recipe = projects.RecipeOf(project, edition);
        var (serials, keys) = reader.LinkKeys(recipe, edition.Version, outside.Fields, LinkKeys.Of(outside.Making, salt), stop);
        await log.Append(new(AccountOf(by), place, AccessAction.View, project.Plan.Dataset, serials.Count) { Columns = [.. outside.Fields.Select(field => field.Column)], Reason = $"결합키 생성 {id}: {project.Plan.Title}" }, stop);
        var rows = OutputFile.Read(files.ResultOf(id, edition)).ToList();
        var serialAt = Array.IndexOf(rows[0], OutsideLinkage.Serial);
        var keyOf = serials.Zip(keys).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var there = rows.Skip(1).Select(row => (Row: row, Serial: row[serialAt], Key: keyOf[row[serialAt]])).Where(row => only?.Contains(row.Serial) ?? true).ToList();
        var times = there.Where(row => row.Key is not null).CountBy(row => row.Key!).ToDictionary(StringComparer.Ordinal);
        // Serial numbers are random: in their order nothing of the source's order is left.
        var sent = there.Where(row => row.Key is not null && times[row.Key] == 1).OrderBy(row => row.Serial, StringComparer.Ordinal).ToList();
        if (sent.Count == 0) throw new InputException(new("결합키를 만들 수 있는 행이 없습니다.", "No row has a key."), new("결합키 컬럼의 값이 비었거나 가려졌거나 모두 되풀이되는지 보세요.", "See whether the fields are blank, masked or all the same."), "fields");
        string[] items = [.. rows[0].Where((_, i) => i != serialAt)];
        var keyFile = Table([[OutsideLinkage.Serial, OutsideLinkage.Key], .. sent.Select(row => (string[])[row.Serial, row.Key!])]);
        var dataFile = Table([[OutsideLinkage.Serial, .. items], .. sent.Select(row => (string[])[row.Serial, .. row.Row.Where((_, i) => i != serialAt)])]);
        var layout = Table([["파일", "순서", "컬럼", "꼴", "가장 긴 값(자)", "처리"], .. Layout(recipe, items, sent.Select(row => row.Row).ToList(), serialAt, sent[0].Key!.Length)]);
        LinkPackage? made = null;
        projects.Acts(id, now =>
        {
            if (!MayPackage(by, now)) throw ProjectDesk.NotNow;
            var number = now.Packages.Count + 1;
            made = new(number, edition.Number,
                [Of("결합키.csv", outside.KeyBody, sent.Count, keyFile), Of("결합대상정보.csv", outside.Agency, sent.Count, dataFile), Of("레코드정의서.csv", outside.Agency, items.Length + 1, layout)],
                there.Count(row => row.Key is null), there.Count(row => row.Key is not null && times[row.Key] > 1), LinkKeys.Print(salt), only is null ? null : sent.Count);
            // What leaves is a copy under a licence: both bodies destroy theirs and say so before the project ends. One that is out holds for what follows.
            (string To, string Purpose)[] copies = [.. new[] { (outside.KeyBody, "결합키 연계정보 생성"), (outside.Agency, "가명정보 결합") }.Where(one => now.Copies.All(copy => copy.Return is not null || copy.Copy.To != one.Item1 || copy.Copy.Edition != edition.Number))];
            return [Entry(by, now, ProjectAct.Packaged) with { Package = made },
                .. copies.Select((one, i) => Entry(by, now, ProjectAct.Shared) with { Copy = new(FormattableString.Invariant($"{id}-{now.Copies.Count + i + 1:00}"), edition.Number, one.To, one.Purpose, now.Plan.Until) })];
        });
        var about = About(project, made!);
        files.KeepPackage(id, made!.Number, forKeyBody: true, Zip(("결합키.csv", keyFile), ("manifest.json", about)));
        files.KeepPackage(id, made.Number, forKeyBody: false, Zip(("결합대상정보.csv", dataFile), ("레코드정의서.csv", layout), ("manifest.json", about)));
        return made;
    }

    /// <summary>A part of a package, written into the access log before it is handed out.</summary>
    /// <returns>Path of the file.</returns>
    /// <exception cref="InputException">They may not have it, or no reason is given.</exception>
    public async Task<string> Fetch(Reader by, string id, int number, bool forKeyBody, string place, string reason, CancellationToken stop)
    {
        var project = projects.Find(by, id);
        if (!MayFetch(by, project, forKeyBody) || project.Packages.FirstOrDefault(one => one.Number == number) is not { } package || files.Package(id, number, forKeyBody) is not { } path) throw ProjectDesk.NotNow;
        await log.Append(new(AccountOf(by), place, AccessAction.Download, project.Plan.Dataset, package.Files[forKeyBody ? 0 : 1].Rows) { Columns = forKeyBody ? [OutsideLinkage.Key] : project.Plan.Items, Reason = $"{PersonalRows.Checked(reason)} [{id} 결합 꾸러미 {number}, {(forKeyBody ? project.Plan.Outside!.KeyBody : project.Plan.Outside!.Agency)}]" }, stop);
        return path;
    }

    /// <summary>Takes the list of serial numbers that the key-management body found on all sides.</summary>
    /// <exception cref="InputException">One of them was not sent, or it is not its time.</exception>
    public LinkMatches TakeMatches(Reader by, string id, Stream list)
    {
        var project = projects.Find(by, id);
        if (!MayPackage(by, project) || project.Packages.Count == 0) throw ProjectDesk.NotNow;
        var sent = OutputFile.ReadColumn(files.ResultOf(id, project.ApprovedEdition!), OutsideLinkage.Serial).ToHashSet(StringComparer.Ordinal);
        var (_, rows) = Read(list, "matches");
        var serials = rows.Select(row => row[0].Trim()).Where(serial => serial.Length > 0 && serial != OutsideLinkage.Serial).ToHashSet(StringComparer.Ordinal);
        var unknown = serials.Count(serial => !sent.Contains(serial));
        if (unknown > 0 || serials.Count == 0) throw new InputException(
            serials.Count == 0 ? new("목록에 일련번호가 없습니다.", "The list holds no serial number.") : new($"보낸 적 없는 일련번호가 {unknown:N0}개 있습니다.", $"{unknown:N0} serial numbers were never sent."),
            new("결합키관리기관이 준 목록을 그대로, 첫 칸이 결합일련번호인 CSV로 넣으세요.", "Use the list as the key-management body gave it: a CSV with the serial number first."), "matches");
        var text = Encoding.UTF8.GetBytes(string.Join('\n', serials.Order(StringComparer.Ordinal)));
        var matches = new LinkMatches(serials.Count, project.Packages[^1].Files[0].Rows, Convert.ToHexStringLower(SHA256.HashData(text)));
        projects.Act(id, now => MayPackage(by, now) ? Entry(by, now, ProjectAct.MatchesTaken) with { Matches = matches } : throw ProjectDesk.NotNow);
        files.KeepSecret(id, "matches", text);
        return matches;
    }

    /// <summary>Takes the table that the agency let out, when nothing in it leads back to anybody.</summary>
    /// <param name="approval">The agency's number of the approved export (반출 승인).</param>
    /// <exception cref="InputException">It holds serial numbers, keys or personal data, is no table, or it is not its time.</exception>
    public LinkedResult TakeBack(Reader by, string id, Stream table, string approval)
    {
        var project = projects.Find(by, id);
        if (!MayPackage(by, project) || project.Packages.Count == 0) throw ProjectDesk.NotNow;
        var said = ProjectDesk.Name(approval, "approval");
        var (bytes, rows) = Read(table, "linked");
        if (rows.Count < 2 || rows.Any(row => row.Length != rows[0].Length)) throw new InputException(
            new("머리글과 자료가 있는 표가 아니거나, 칸의 수가 다른 행이 있습니다.", "It is no table of a header and rows, or rows differ in their number of cells."), new("결합전문기관이 반출한 CSV를 그대로 넣으세요.", "Use the CSV as the agency let it out."), "linked");
        var serials = OutputFile.ReadColumn(files.ResultOf(id, project.ApprovedEdition!), OutsideLinkage.Serial).ToHashSet(StringComparer.Ordinal);
        for (int column = 0; column < rows[0].Length; column++)
            for (int row = 0; row < rows.Count; row++)
            {
                var cell = rows[row][column];
                var isLink = row == 0 ? cell is OutsideLinkage.Serial or OutsideLinkage.Key : serials.Contains(cell);
                if (isLink || PersonalText.IsPersonal(cell)) throw new InputException(
                    new($"‘{(row == 0 && !isLink ? (column + 1).ToString(CultureInfo.InvariantCulture) : rows[0][column])}’ 컬럼 {row + 1:N0}행에 {(isLink ? "결합일련번호나 결합키" : "개인정보로 읽히는 값")}이 있습니다.", $"Column '{(row == 0 && !isLink ? (column + 1).ToString(CultureInfo.InvariantCulture) : rows[0][column])}', row {row + 1:N0} holds {(isLink ? "a serial number or key" : "what reads like personal data")}."),
                    new("받지 않았습니다. 결합전문기관에 알리고, 누군가를 알아볼 수 있으면 처리를 멈추세요.", "It was not taken. Tell the agency; stop the project if somebody can be identified."), "linked");
            }
        LinkedResult? taken = null;
        projects.Act(id, now =>
        {
            if (!MayPackage(by, now)) throw ProjectDesk.NotNow;
            taken = new(now.Linked.Count + 1, said, rows.Count - 1, rows[0], Convert.ToHexStringLower(SHA256.HashData(bytes)));
            return Entry(by, now, ProjectAct.LinkedTaken) with { Linked = taken };
        });
        files.KeepLinked(id, taken!.Number, bytes);
        return taken;
    }

    /// <summary>What came back, written into the access log before it is handed out.</summary>
    /// <returns>Path of the file.</returns>
    /// <exception cref="InputException">They may not have it, it was changed, or no reason is given.</exception>
    public async Task<string> FetchLinked(Reader by, string id, int number, string place, string reason, CancellationToken stop)
    {
        var project = projects.Find(by, id);
        if (!projects.MayHave(by, project) || project.Linked.FirstOrDefault(one => one.Number == number) is not { } linked) throw ProjectDesk.NotNow;
        var path = files.RequireLinked(id, linked);
        await log.Append(new(AccountOf(by), place, AccessAction.Download, project.Plan.Dataset, linked.Rows) { Columns = linked.Columns, Reason = $"{PersonalRows.Checked(reason)} [{id} 결합 결과 {number}]" }, stop);
        return path;
    }

    private ProjectEntry Entry(Reader by, Project project, ProjectAct act) => projects.Entry(by, project, act) with { By = AccountOf(by) };

    private static string AccountOf(Reader by) => by.Kind == ReaderKind.Machine ? MachineAccount.Name : by.Name;

    private static PackagedFile Of(string name, string to, int rows, byte[] bytes) => new(name, to, rows, bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    private static byte[] Table(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        OutputFile.Write(bytes, rows);
        return bytes.ToArray();
    }

    private static IEnumerable<string[]> Layout(PrivacyRecipe recipe, IReadOnlyList<string> items, List<string[]> rows, int serialAt, int keyLength)
    {
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        yield return ["결합키.csv", "1", OutsideLinkage.Serial, "글자", Number(rows[0][serialAt].Length), "무작위 일련번호"];
        yield return ["결합키.csv", "2", OutsideLinkage.Key, "글자", Number(keyLength), "결합키"];
        yield return ["결합대상정보.csv", "1", OutsideLinkage.Serial, "글자", Number(rows[0][serialAt].Length), "무작위 일련번호"];
        for (int i = 0, at = 0; i < items.Count; i++, at++)
        {
            if (at == serialAt) at++;
            var values = rows.ConvertAll(row => row[at]);
            var done = recipe.Techniques.Where(pair => pair.Column == items[i]).Select(pair => pair.Technique.Name).Concat(recipe.QuasiIdentifiers.Any(pair => pair.Column == items[i]) ? ["일반화"] : []).ToList();
            yield return ["결합대상정보.csv", Number(i + 2), items[i], values.All(value => value.Length == 0 || decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _)) ? "수" : "글자", Number(values.Max(value => value.Length)), done.Count == 0 ? "그대로" : string.Join(", ", done)];
        }
    }

    // The same in both parts: what there is, and how its keys were made, so that the other applicants can make theirs alike.
    private byte[] About(Project project, LinkPackage package)
    {
        var outside = project.Plan.Outside!;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("project", project.Id);
            json.WriteString("title", project.Plan.Title);
            json.WriteString("purpose", project.Plan.Why);
            json.WriteNumber("package", package.Number);
            json.WriteNumber("edition", package.Edition);
            json.WriteString("madeAt", KoreanTime.Of(clock.GetUtcNow()));
            json.WriteString("agency", outside.Agency);
            json.WriteString("keyBody", outside.KeyBody);
            json.WriteString("partners", outside.Partners);
            json.WriteStartObject("key");
            json.WriteString("making", outside.Making == LinkKeyMaking.HmacSha256 ? "HMAC-SHA-256(salt, text)" : "SHA-256(text + salt)");
            json.WriteString("text", "fields in this order, normalised, UTF-8, separated by U+001F");
            json.WriteString("saltPrint", package.SaltPrint);
            json.WriteStartArray("fields");
            foreach (var field in outside.Fields)
            {
                json.WriteStartObject();
                json.WriteString("column", field.Column);
                json.WriteString("form", JsonNamingPolicy.CamelCase.ConvertName(field.Form.ToString()));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("rowsWithoutKey", package.WithoutKey);
            json.WriteNumber("rowsOfRepeatedKeys", package.RepeatedKeys);
            json.WriteEndObject();
            json.WriteStartArray("files");
            foreach (var file in package.Files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteString("for", file.For);
                json.WriteNumber("rows", file.Rows);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static byte[] Zip(params IReadOnlyList<(string Name, byte[] Bytes)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts)
            {
                using var entry = zip.CreateEntry(part.Name).Open();
                entry.Write(part.Bytes);
            }
        return bytes.ToArray();
    }

    private static (byte[] Bytes, List<string[]> Rows) Read(Stream stream, string field)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > MostBytes) throw new InputException(new("파일이 64MB보다 큽니다.", "The file is larger than 64 MB."), new("컬럼이나 행을 줄여 다시 반출받으세요.", "Have fewer columns or rows let out."), field);
        }
        kept.Position = 0;
        return (kept.ToArray(), [.. OutputFile.Read(kept)]);
    }
}
