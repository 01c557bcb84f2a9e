using Maru.Core;

namespace Maru.App.Access.SignOn;

/// <summary>What form and command line do about links with a provider or the directory.</summary>
public sealed class SignOnDesk(SignOnFile file, AccountLinks links, LdapDirectory directory)
{
    /// <summary>Declares whose account this is at the provider.</summary>
    /// <exception cref="InputException">No provider is set up, either is linked already, or who asks may not.</exception>
    public void Link(Reader by, string nameOrId, string subject) => links.Declare(by, nameOrId, Issuer, subject);

    /// <exception cref="InputException">There is no such link, or who asks may not take it away.</exception>
    public void Unlink(Reader by, string nameOrId) => links.Unlink(by, nameOrId, Issuer);

    /// <summary>Gives an account to the directory: whoever has the same name there signs in with the password kept there.</summary>
    /// <param name="name">What they are called there.</param>
    /// <exception cref="InputException">There is no directory, nobody of that name in it, or who asks may not.</exception>
    public async Task ToDirectory(Reader by, string nameOrId, string name)
    {
        Accounts.Require(by);
        var settings = file.Settings.Ldap ?? throw SignOnErrors.NoDirectory;
        links.ToDirectory(by, nameOrId, await directory.Find(settings, name) ?? throw SignOnErrors.NotInDirectory(name));
    }

    /// <summary>Takes an account out of the directory; nobody signs in to it until it gets a password by a link.</summary>
    /// <exception cref="InputException">It is in none, or who asks may not.</exception>
    public void FromDirectory(Reader by, string nameOrId) => links.Unlink(by, nameOrId, AccountLinks.Directory);

    private string Issuer => file.Settings.OpenId?.Issuer ?? throw SignOnErrors.Off;
}
