using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;

namespace Maru.Connectors.__Name__;

/// <summary>Reads __Name__ files as tables. The card is what people see of it: in the wizard, in <c>maru list connectors</c>, in the API.</summary>
public sealed class __Name__Connector : IConnector
{
    public Card Card { get; } = new("__id__", new("", "__Name__"), new("", ""), []);

    // 0 for files of other kinds, 50 when it could be this kind, 100 when the first bytes leave no doubt.
    public int Recognise(SourceFile file) => file.Extension == "__id__" ? 60 : 0;

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop) => [__Name__Table.Open(file, stop)];
}
