using System.Security.Cryptography;
using Maru.App.Lake;
using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>The key of a project, in a file of its own that only its owner reads and that never lies in the folder of the result.</summary>
internal sealed class ProjectKey : IDisposable
{
    private readonly PseudonymKey _key;
    private readonly List<IDisposable> _ciphers = [];

    private ProjectKey(string path, PseudonymKey key) => (Path, _key) = (path, key);

    public string Path { get; }

    /// <summary>Reads the key the recipe names, or makes it when there is none yet.</summary>
    /// <exception cref="InputException">None is named, it lies beside the result, or it is no key.</exception>
    public static ProjectKey Open(PrivacyRecipe recipe)
    {
        if (recipe.KeyFile is not { } named)
            throw new InputException(new("키가 필요한 기법인데 keyFile이 없습니다.", "A technique needs a key, but there is no keyFile."), new("결과와 다른 폴더에 둘 키 파일을 ‘keyFile:’에 쓰세요. 없으면 새로 만듭니다.", "Name a file in a folder other than the result's; it is made when it is not there."), recipe.Path);
        var path = System.IO.Path.Combine(FolderApart(recipe, named), System.IO.Path.GetFileName(named));
        if (!File.Exists(path)) PrivateFiles.WriteAllBytes(path, System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(PseudonymKey.NewSecret()) + "\n"));
        PrivateFiles.KeepToOwner(path);
        return new(path, Read(path));
    }

    /// <summary>The folder of the key file: not that of the result.</summary>
    public static string FolderApart(PrivacyRecipe recipe, string named)
    {
        var folder = System.IO.Path.GetDirectoryName(recipe.Full(named))!;
        if (folder == System.IO.Path.GetDirectoryName(OutputFile.Require(recipe)))
            throw new InputException(new("키 파일이 결과와 같은 폴더에 있습니다.", "The key lies in the folder of the result."), new("추가정보는 분리해 보관해야 합니다. 다른 폴더를 쓰세요.", "Additional information is kept apart: use another folder."), "keyFile");
        PrivateFiles.CreateFolder(folder);
        return folder;
    }

    public Func<string, string> Hash(string column) => _key.Hash(column);

    /// <summary>Serial numbers of the rows of a version: random to whoever lacks the key, and the same whenever they are made.</summary>
    public Func<int, string> Serial(string dataset, int version)
    {
        var hash = _key.Hash($"{dataset}/{version.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "serial");
        return row => "S" + hash(row.ToString(System.Globalization.CultureInfo.InvariantCulture))[..20].ToUpperInvariant();
    }

    /// <summary>Hashes that rows of two tables are joined by.</summary>
    public Func<string, string> Join() => _key.Hash("", "join");

    public Func<string, string> Encrypt(string column)
    {
        var cipher = new ReversibleCipher(_key, column);
        _ciphers.Add(cipher);
        return cipher.Encrypt;
    }

    /// <summary>What has too few numerals to keep its form becomes a keyed hash.</summary>
    public Func<string, string> KeepForm(string column, bool withLetters)
    {
        var cipher = new FormatPreservingText(_key, column, withLetters);
        _ciphers.Add(cipher);
        var otherwise = _key.Hash(column);
        return value => cipher.Encrypt(value) ?? otherwise(value);
    }

    /// <exception cref="CryptographicException">The text was changed, or is of another key.</exception>
    public Func<string, string> Decrypt(string column)
    {
        var cipher = new ReversibleCipher(_key, column);
        _ciphers.Add(cipher);
        return cipher.Decrypt;
    }

    /// <exception cref="CryptographicException">It is no text of that form, or had too few numerals and was hashed.</exception>
    public Func<string, string> UndoForm(string column, bool withLetters)
    {
        var cipher = new FormatPreservingText(_key, column, withLetters);
        _ciphers.Add(cipher);
        return text => PseudonymKey.IsHash(text) ? throw new CryptographicException("It had too few numerals to keep its form and was hashed.") : cipher.Decrypt(text) ?? throw new CryptographicException("The text is no pseudonym of this form.");
    }

    public void Dispose()
    {
        foreach (var cipher in _ciphers) cipher.Dispose();
    }

    private static PseudonymKey Read(string path)
    {
        try
        {
            return new(Convert.FromBase64String(File.ReadAllText(path).Trim()));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or CryptographicException)
        {
            throw new InputException(new($"‘{path}’{Methods.KoreanText.Josa.Pick(path, "은", "는")} 키 파일이 아닙니다.", $"'{path}' is no key file."), new("32바이트를 base64로 적은 파일이어야 합니다. 새로 만들려면 없는 파일 이름을 쓰세요.", "It holds 32 bytes in base64. Name a file that is not there to make a new one."), "keyFile", e);
        }
    }
}
