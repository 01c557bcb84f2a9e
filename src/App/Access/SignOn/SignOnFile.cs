using Maru.App.Lake;
using Maru.Core;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Maru.App.Access.SignOn;

/// <summary>
/// <c>DATA/sign-on.yaml</c>, read again whenever it changed, and the secrets beside it. Both are written by who owns the machine: no page changes
/// who vouches for people, or which group sees personal data.
/// </summary>
public sealed class SignOnFile(DataHome home)
{
    private const int Longest = 1 << 20;
    private const int LongestSecret = 4096;

    private static readonly SignOnSettings s_none = new();
    private readonly Lock _reading = new();
    private (DateTime At, long Length, SignOnSettings Settings, InputException? Problem) _read = (default, -1, s_none, null);

    public string Path => home.SignOnFile;

    /// <summary>What the file says; nothing where there is no file or it can't be read: see <see cref="Problem"/>.</summary>
    public SignOnSettings Settings => Read().Settings;

    /// <summary>What is wrong with the file; null when nothing is.</summary>
    public InputException? Problem => Read().Problem;

    /// <summary>The secret that Maru shows a provider or directory: from the environment, else from its file; null when there is none.</summary>
    /// <param name="source">One of <see cref="SignOnSource"/>.</param>
    public string? Secret(string source)
    {
        if (Environment.GetEnvironmentVariable(Variable(source)) is { Length: > 0 } said) return said;
        var path = SecretFile(source);
        if (!File.Exists(path)) return null;
        PrivateFiles.KeepToOwner(path);
        return File.ReadAllText(path).Trim('\r', '\n') is { Length: > 0 } kept ? kept : null;
    }

    /// <summary>Keeps a secret in a file that its owner alone reads.</summary>
    /// <exception cref="InputException">It is empty, too long, or for nothing Maru knows.</exception>
    public void KeepSecret(string source, string secret)
    {
        if (source is not (SignOnSource.OpenId or SignOnSource.Ldap)) throw SignOnErrors.Source(source);
        secret = secret.Trim('\r', '\n');
        if (secret.Length is 0 or > LongestSecret || secret.Any(char.IsControl)) throw SignOnErrors.BadSecret;
        PrivateFiles.CreateFolder(home.SignOnSecrets);
        var half = SecretFile(source) + ".half";
        PrivateFiles.WriteAllBytes(half, System.Text.Encoding.UTF8.GetBytes(secret));
        File.Move(half, SecretFile(source), overwrite: true);
    }

    public string SecretFile(string source) => System.IO.Path.Combine(home.SignOnSecrets, source);

    public static string Variable(string source) => source == SignOnSource.OpenId ? "MARU_OPENID_SECRET" : "MARU_LDAP_SECRET";

    /// <summary>A file to begin with.</summary>
    public static string Example { get; } =
        """
        # 사람들이 마루를 여는 주소 · the address people open Maru at
        site: https://data.example.go.kr

        # 마루 앞에 있는 프록시 · proxies in front of Maru
        proxies: [127.0.0.1]

        openid:
          name: 시 통합 로그인
          issuer: https://sso.example.go.kr/realms/city
          client: maru
          scopes: openid profile groups
          groups: groups
          create: true
          roles:
            traffic-data: data-lead:교통과
            analysts: analyst

        ldap:
          name: 시 디렉터리
          server: ldaps://ldap.example.go.kr
          bind: cn=maru,ou=services,dc=example,dc=go,dc=kr
          base: ou=people,dc=example,dc=go,dc=kr
          filter: (uid={0})
          create: true
          roles:
            staff: staff
        """;

    private (SignOnSettings Settings, InputException? Problem) Read()
    {
        var file = new FileInfo(home.SignOnFile);
        if (!file.Exists) return (s_none, null);
        lock (_reading)
        {
            if (_read.At != file.LastWriteTimeUtc || _read.Length != file.Length)
            {
                try
                {
                    _read = (file.LastWriteTimeUtc, file.Length, Parse(file), null);
                }
                catch (InputException problem)
                {
                    // Nobody vouches and no proxy is trusted until it is mended: people of Maru's own still sign in.
                    _read = (file.LastWriteTimeUtc, file.Length, s_none, problem);
                }
            }
            return (_read.Settings, _read.Problem);
        }
    }

    private static SignOnSettings Parse(FileInfo file)
    {
        if (file.Length > Longest) throw SignOnErrors.NotReadable(file.FullName, null);
        try
        {
            var settings = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<SignOnSettings?>(File.ReadAllText(file.FullName)) ?? new();
            settings.Check();
            return settings;
        }
        catch (YamlException e)
        {
            throw SignOnErrors.NotReadable(file.FullName, e.Start.Line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SignOnErrors.NotReadable(file.FullName, null);
        }
    }
}
