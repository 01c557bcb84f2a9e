using Maru.Connectors.__Name__;
using Maru.Contracts;

namespace Maru.Connectors.Tests.__Name__;

/// <summary>What every connector keeps to. Its messages say what is still to be filled in.</summary>
public sealed class __Name__ConnectorContract : ConnectorContract<__Name__Connector>
{
    protected override string Sample => "sample.__id__";
}
