using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Maru.Web.Tests.Access;

/// <summary>A fact on LDAP: skipped where Debian's slapd is not installed, unless CI=true, where it must be.</summary>
public sealed class LdapFactAttribute : FactAttribute
{
    public LdapFactAttribute()
    {
        if (LdapServer.IsMissing) Skip = "slapd is not installed (/usr/sbin/slapd).";
    }
}

/// <summary>As <see cref="LdapFactAttribute"/>, with data.</summary>
public sealed class LdapTheoryAttribute : TheoryAttribute
{
    public LdapTheoryAttribute()
    {
        if (LdapServer.IsMissing) Skip = "slapd is not installed (/usr/sbin/slapd).";
    }
}

/// <summary>Debian's slapd in a temporary folder, as an ordinary process on free ports, with a certificate of its own; gone afterwards.</summary>
public sealed class LdapServer : IDisposable
{
    public const string Program = "/usr/sbin/slapd";
    public const string Base = "dc=maru,dc=test";
    public const string Maru = "cn=maru,dc=maru,dc=test";
    public const string Secret = "directory secret 0917";
    public const string Password = "디렉터리 비밀번호 3318";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-slapd-").FullName;
    private Process? _process;

    public LdapServer()
    {
        (Plain, Tls) = (FreePort(), FreePort());
        Directory.CreateDirectory(Path.Combine(_folder, "db"));
        Trust = Certificates();
        File.WriteAllText(Path.Combine(_folder, "slapd.conf"), $"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            moduleload memberof
            TLSCertificateFile {_folder}/server.pem
            TLSCertificateKeyFile {_folder}/server.key
            # A name with an empty password is let in as nobody: the trap that clients have to know.
            allow bind_anon_dn
            database mdb
            suffix "{Base}"
            rootdn "{Maru}"
            rootpw {Secret.Replace(" ", "", StringComparison.Ordinal)}
            directory {_folder}/db
            overlay memberof
            access to attrs=userPassword by anonymous auth by * none
            access to * by users read by anonymous none
            """);
        Add($"""
            dn: {Base}
            objectClass: dcObject
            objectClass: organization
            o: maru
            dc: maru

            dn: ou=people,{Base}
            objectClass: organizationalUnit
            ou: people

            dn: ou=groups,{Base}
            objectClass: organizationalUnit
            ou: groups

            {Person("kim", "김서연")}

            {Person("lee", "이도현")}

            {Person("boss", "boss")}

            {Person("park", "박지우")}

            {Person("cho", "조은별")}
            """);
        Start();
        // Said to the running server: it notes memberOf as groups change.
        foreach (var (group, members) in new[] { ("traffic", (string[])["kim", "boss", "cho"]), ("analysts", ["lee"]) })
            Change($"dn: cn={group},ou=groups,{Base}\nchangetype: add\nobjectClass: groupOfNames\ncn: {group}\n{string.Concat(members.Select(name => $"member: {Place(name)}\n"))}");
    }

    public static bool IsMissing => !File.Exists(Program) && Environment.GetEnvironmentVariable("CI") != "true";

    public int Plain { get; }

    public int Tls { get; }

    /// <summary>Folder with the certificate of who signed the server's.</summary>
    public string Trust { get; }

    public string SecretOfMaru => Secret.Replace(" ", "", StringComparison.Ordinal);

    public static string Place(string name) => $"uid={name},ou=people,{Base}";

    /// <summary>Changes entries as LDIF says.</summary>
    public void Change(string ldif) => Run("/usr/bin/ldapmodify", ldif, "-x", "-H", $"ldap://127.0.0.1:{Plain}", "-D", Maru, "-w", SecretOfMaru);

    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Start()
    {
        _process = Process.Start(new ProcessStartInfo(Program, ["-d", "0", "-f", Path.Combine(_folder, "slapd.conf"), "-h", $"ldap://127.0.0.1:{Plain} ldaps://127.0.0.1:{Tls}"]) { WorkingDirectory = "/" })!;
        for (var tried = 0; ; tried++)
        {
            using var probe = new TcpClient();
            try
            {
                probe.Connect(IPAddress.Loopback, Tls);
                return;
            }
            catch (SocketException) when (tried < 100 && !_process.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Person(string name, string shown) => $"""
        dn: {Place(name)}
        objectClass: inetOrgPerson
        uid: {name}
        cn:: {Convert.ToBase64String(Encoding.UTF8.GetBytes(shown))}
        sn: x
        userPassword:: {Convert.ToBase64String(Encoding.UTF8.GetBytes(Password))}
        """;

    private void Add(string ldif) => Run("/usr/sbin/slapadd", ldif, "-f", Path.Combine(_folder, "slapd.conf"));

    private static void Run(string program, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.StandardInput.Write(input + "\n");
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
    }

    // Signed by an authority of its own, for the address it answers at.
    private string Certificates()
    {
        using var authorityKey = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Maru test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var signer = authority.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        using var key = RSA.Create(2048);
        var server = new CertificateRequest("CN=Maru test directory", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        using var signed = server.Create(signer, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Path.Combine(_folder, "server.pem"), signed.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "server.key"), key.ExportRSAPrivateKeyPem());
        var trust = Directory.CreateDirectory(Path.Combine(_folder, "trust")).FullName;
        File.WriteAllText(Path.Combine(trust, "authority.pem"), signer.ExportCertificatePem());
        return trust;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ldaps://127.0.0.1:{Tls}");
}
