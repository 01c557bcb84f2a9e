using System.CommandLine;
using System.CommandLine.Help;
using Maru.Cli.Terminal;

namespace Maru.Cli.Commands;

/// <summary>All commands together.</summary>
internal static class MaruCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("마루: 도시가 자기 데이터로 움직이게 하는 프로그램 · Maru runs a city on its data")
        {
            IngestCommand.Create(), WatchCommand.Create(), DatasetsCommand.Create(), ShowCommand.Create(), QueryCommand.Create(), ExportCommand.Create(), LinkCommand.Create(), PseudonymizeCommand.Create(), PseudonymsCommand.Create(), PublishCommand.Create(), AssessmentsCommand.Create(), IncidentsCommand.Create(), AccessLogCommand.Create(),
            QualityCommand.Create(), MetadataCommand.Create(), RelationsCommand.Create(), ExcavationsCommand.Create(), LineageCommand.Create(), MendCommand.Create(), DriftCommand.Create(), ReportsCommand.Create(), ListCommand.Create(), TermsCommand.Create(), IndicatorsCommand.Create(), BoardsCommand.Create(), JobsCommand.Create(), FeedsCommand.Create(), SourcesCommand.Create(), AccountsCommand.Create(), GrantsCommand.Create(), OrgCommand.Create(), KeysCommand.Create(), UpCommand.Create(),
        };
        root.Add(CommonOptions.Data);
        root.Add(CommonOptions.Engine);
        var help = new HelpPage();
        foreach (var option in root.Options)
            if (option is HelpOption)
            {
                option.Description = "도움말 · help";
                option.Action = help;
            }
            else if (option is VersionOption)
            {
                option.Description = "마루의 버전 · version";
            }
        root.SetAction(help.Invoke);
        return root;
    }
}
