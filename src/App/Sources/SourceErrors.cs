using Maru.Core;
using Maru.Core.Sources;
using Maru.Methods.KoreanText;

namespace Maru.App.Sources;

/// <summary>Why what a user named can't be used.</summary>
internal static class SourceErrors
{
    public static InputException OwnFile(string name) => new(
        new("마루가 스스로 보관하는 파일입니다.", "This is a file that Maru keeps for itself."),
        new("원본 파일을 고르세요. 들어와 있는 데이터는 내보내기나 API로 읽습니다.", "Choose the original file; data that are in are read by export or the API."), name);

    public static InputException NoOrdinaryFile(string path) => new(
        new("파일이 아니라 파이프나 장치입니다.", "It is a pipe or a device, not a file."),
        new("자료를 파일로 저장한 뒤 그 파일을 쓰세요.", "Save the data as a file and name that."), path);

    public static InputException Changed(string origin, Exception? cause = null) => new(
        new("읽는 동안 파일이 바뀌었습니다.", "The file changed while it was read."),
        new("다 쓴 뒤에 다시 읽습니다. 쓰는 쪽에서 다른 이름으로 다 쓴 다음 이름을 바꾸면 이런 일이 없습니다.", "It is read again when it rests. Writing under another name and renaming at the end avoids this."), origin, cause)
    { IsTransient = true };

    public static InputException OutsideFolders(string path, string part, IReadOnlyList<CollectFolder> folders) => new(
        part == path
            ? new($"\"{path}\"{Josa.Pick(path, "은", "는")} 모을 수 있는 폴더 밖에 있습니다.", $"\"{path}\" is outside the folders that may be collected from.")
            : new($"\"{path}\"에 모을 수 있는 폴더 밖을 가리키는 링크가 있습니다: {Path.GetFileName(part)}", $"\"{path}\" holds a link that leads outside the folders that may be collected from: {Path.GetFileName(part)}"),
        folders.Count == 0
            ? new("마루를 설치한 사람이 명령으로 폴더를 정해야 합니다: maru sources folders add 이름 경로", "Whoever runs Maru has to name a folder on the command line: maru sources folders add NAME PATH")
            : new($"모을 수 있는 폴더: {Listed(folders)}. 파일을 그 안에 두거나, 마루를 설치한 사람에게 폴더를 더해 달라고 하세요(maru sources folders add).", $"Folders: {Listed(folders)}. Put the file there, or ask whoever runs Maru to add its folder (maru sources folders add)."), "sources");

    public static InputException FolderName(string name, int longest) => new(
        new($"폴더의 이름이 \"{name}\"입니다.", $"The name of the folder is \"{name}\"."),
        new($"{longest}자까지의 짧은 이름을 쓰세요.", $"Write a short name of up to {longest} characters."), "name");

    public static InputException NoFolder(string path) => new(
        new("그런 폴더가 없습니다.", "There is no such folder."), new("먼저 폴더를 만드세요.", "Make the folder first."), path);

    public static InputException WholeMachine(string path) => new(
        new("이 컴퓨터의 모든 파일을 여는 폴더입니다.", "This folder opens every file of the machine."), new("파일이 들어오는 폴더만 정하세요.", "Name only the folder that files arrive in."), path);

    public static InputException FolderTaken(string name) => new(
        new($"'{name}' 폴더가 이미 있습니다.", $"There is a folder '{name}' already."), new("다른 이름을 쓰거나 먼저 지우세요.", "Use another name, or remove it first."), "name");

    public static InputException NoFolderNamed(string name, IReadOnlyList<CollectFolder> folders) => new(
        new($"'{name}' 폴더가 없습니다.", $"There is no folder '{name}'."), new($"있는 폴더: {Listed(folders)}", $"Folders: {Listed(folders)}"), "name");

    public static InputException NotThere(string name) => new(
        new("그런 파일이나 폴더가 없습니다.", "There is no such file or folder."),
        new("이름과 위치를 확인하세요. 빈칸이 있는 이름은 따옴표로 묶습니다.", "Check its name and place; put names with spaces in quotes."), name)
    { IsTransient = true };

    public static InputException NotAnAddress(string name) => new(
        new("인터넷 주소로 읽을 수 없습니다.", "It can't be read as an address."),
        new("https://로 시작하는 전체 주소를 쓰세요.", "Write the whole address, beginning with https://."), name);

    public static InputException NoSuchConnector(string id, IReadOnlyList<IConnector> connectors) => new(
        new($"'{id}' 커넥터가 없습니다.", $"There is no connector '{id}'."),
        new($"쓸 수 있는 커넥터: {Ids(connectors)}", $"Connectors: {Ids(connectors)}"), "--as");

    public static InputException WebPage(SourceFile file) => new(
        Sources.WebPage.Title(file) is { Length: > 0 } title
            ? new($"표가 아니라 웹 쪽(HTML)입니다: \"{title}\"", $"It is a web page (HTML), not a table: \"{title}\"")
            : new("표가 아니라 웹 쪽(HTML)입니다.", "It is a web page (HTML), not a table."),
        Sources.WebPage.IsFetched(file)
            ? new("점검 안내나 로그인 화면일 수 있습니다. 주소를 웹 브라우저에서 열어 파일이 받아지는지 보세요.", "It may be a notice of maintenance or a sign-in page. Open the address in a browser and see whether a file comes.")
            : new("웹 쪽에 있는 파일을 내려받아 그 파일을 쓰세요. 웹 쪽의 표는 엑셀로 저장하면 읽습니다.", "Download the file that the page offers and use that; a table of the page can be read when it is saved as a workbook."), file.Origin)
    { IsTransient = Sources.WebPage.IsFetched(file) };

    public static InputException NotRecognised(SourceFile file, IReadOnlyList<IConnector> connectors) => new(
        file.Length == 0 ? new("빈 파일입니다.", "The file is empty.") : new("어떤 형식의 파일인지 알 수 없습니다.", "The file's format was not recognised."),
        file.Length == 0
            ? new("파일을 다시 받으세요.", "Get the file again.")
            : new($"읽을 수 있는 형식: {Ids(connectors)}. 형식을 알면 --as 로 알려 주세요.", $"Formats that can be read: {Ids(connectors)}. If you know it, say so with --as."), file.Origin)
    // Whoever gives it has begun to write it, or answered with nothing: the next time there may be more.
    { IsTransient = file.Length == 0 };

    public static InputException NothingToRead(IReadOnlyList<string> names, IReadOnlyList<SkippedSource> skipped)
    {
        var first = skipped.Count == 0 ? "" : $" ({skipped[0].Origin}: {skipped[0].Reason.Message.Ko})";
        var firstEn = skipped.Count == 0 ? "" : $" ({skipped[0].Origin}: {skipped[0].Reason.Message.En})";
        return new(
            new($"읽을 수 있는 자료 파일이 없습니다.{first}", $"There is no file that can be read as data.{firstEn}"),
            new("CSV, 엑셀, JSON, XML, GeoJSON, Shapefile, GeoPackage, Parquet 파일이 있는지 확인하세요.", "Check that it holds CSV, Excel, JSON, XML, GeoJSON, Shapefile, GeoPackage or Parquet files."),
            string.Join(", ", names))
        { IsTransient = skipped.Any(file => file.MayPass) };
    }

    public static InputException TooManyFiles(string origin, int limit) => new(
        new($"파일이 {limit:N0}개를 넘습니다.", $"It holds over {limit:N0} files."),
        new("나누어 넣으세요.", "Bring it in parts."), origin);

    public static InputException TooDeep(string origin, int limit) => new(
        new($"압축 파일이 {limit}겹 넘게 겹쳐 있습니다.", $"Archives lie more than {limit} deep inside one another."),
        new("먼저 풀어서 넣으세요.", "Unpack it first."), origin);

    public static InputException TooLarge(string origin, long limit) => new(
        new($"압축을 풀면 {limit >> 20:N0} MB를 넘습니다.", $"Unpacked it is over {limit >> 20:N0} MB."),
        new("나누어 넣거나 풀어서 넣으세요.", "Bring it in parts, or unpacked."), origin);

    public static InputException Bomb(string origin, double ratio) => new(
        new($"압축한 크기의 {ratio:N0}배 넘게 풀립니다. 압축 폭탄일 수 있어 멈췄습니다.", $"It unpacks to over {ratio:N0} times its size. It may be a zip bomb and was stopped."),
        new("믿을 수 있는 파일이면 풀어서 넣으세요.", "If you trust it, unpack it yourself."), origin);

    public static InputException Outside(string origin, string entry) => new(
        new($"압축 파일 밖을 가리키는 이름이 들어 있습니다: {entry}", $"An entry's name points outside the archive: {entry}"),
        new("믿을 수 없는 파일입니다. 제공 기관에서 다시 받으세요.", "The archive is not to be trusted; get it from the provider again."), origin);

    public static InputException Encrypted(string origin) => new(
        new("암호가 걸린 압축 파일입니다.", "The archive is protected by a password."),
        new("암호를 풀어 다시 압축하거나 푼 파일을 넣으세요.", "Bring it without a password, or unpacked."), origin);

    public static InputException BrokenArchive(string origin, Exception cause) => new(
        new("압축 파일이 깨졌거나 지원하지 않는 방식입니다.", "The archive is damaged or packed in a way that isn't supported."),
        new("파일을 다시 받거나, 풀어서 넣으세요.", "Get it again, or bring it unpacked."), origin, cause);

    public static InputException CutShort(string origin) => new(
        new("압축 파일이 깨졌습니다. 중간에 잘린 것 같습니다.", "The archive is damaged: it seems to have been cut short."),
        new("파일을 다시 받으세요.", "Get the file again."), origin);

    private static string Listed(IReadOnlyList<CollectFolder> folders) => string.Join(", ", folders.Select(folder => $"{folder.Name}({folder.Path})").DefaultIfEmpty("-"));

    private static string Ids(IReadOnlyList<IConnector> connectors) => string.Join(", ", connectors.Select(c => c.Card.Id));
}
