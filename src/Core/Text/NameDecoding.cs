using System.Text;
using System.Text.Unicode;

namespace Maru.Core.Text;

/// <summary>Names whose bytes came without saying their encoding, as in archives and HTTP headers.</summary>
public static class NameDecoding
{
    /// <summary>Reads a name that was taken byte by byte (Latin-1): as UTF-8 when it is that, else as CP949. NFC.</summary>
    public static string FromLatin1(string name)
    {
        if (name.Any(c => c > 0xFF)) return name.Normalize(NormalizationForm.FormC);
        var bytes = Encoding.Latin1.GetBytes(name);
        return (Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : FromCp949(bytes)).Normalize(NormalizationForm.FormC);
    }

    private static string FromCp949(byte[] bytes)
    {
        var utf8 = new byte[Cp949.MaxUtf8Length(bytes.Length)];
        var (_, written, _) = Cp949.ToUtf8(bytes, utf8, final: true);
        return Encoding.UTF8.GetString(utf8, 0, written);
    }
}
