using System.Text;
using Maru.App.Terms;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Terms;

public sealed class ImportTermsTests : IDisposable
{
    private const string Header = "공통표준용어명,공통표준용어설명,공통표준용어영문약어명,공통표준도메인명,허용값,저장 형식,표현 형식,행정표준코드명,소관기관명,용어 이음동의어 목록,제정차수,개정구분명(폐기 또는 변경),개정항목,개정사유";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-terms-").FullName;
    private readonly ServiceProvider _services;

    public ImportTermsTests() => _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    private StandardTerms Terms => _services.GetRequiredService<TermStore>().Current;

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_notice_is_taken_in_with_its_synonyms_and_without_ended_terms()
    {
        var file = Write("terms.csv",
            Header,
            "상수도요금액,수도를 쓴 값,WSPL_FEE_AMT,금액N15,,숫자(15),\"999,999,999\",,환경부,\"수도요금, 상수도료\",1차,,,",
            "사용여부,쓰는지,USE_YN,여부C1,\"Y,N\",문자(1),,,,,1차,,,",
            "옛말,폐기된 말,OLD_NM,명V100,,,,,,,1차,폐기,,쓰지 않음");
        var result = await Import(file);
        var terms = Terms;

        Assert.Equal(new TermImport(2, 1), result);
        Assert.Equal("상수도요금액", terms.Find("수도요금")?.Name);
        Assert.Equal("환경부", terms.Find("WSPL_FEE_AMT")?.Agency);
        Assert.Equal(["Y", "N"], terms.Find("사용여부")!.AllowedValues);
        Assert.Null(terms.Find("옛말"));
    }

    [Fact]
    public async Task What_is_taken_in_counts_before_the_excerpt_and_keeps_its_other_names()
    {
        var excerpt = StandardTerms.BuiltIn.Find("위도")!;
        await Import(Write("terms.csv", Header, $"위도,남북 자리,{excerpt.Abbreviation},위도N12.9,,,,,,북위,1차,,,"));
        var term = Terms.Find("latitude")!;
        Assert.Equal(("위도", "위도N12.9"), (term.Name, term.Domain));
        Assert.Equal("위도", Terms.Find("북위")?.Name);
        Assert.Equal("경도", Terms.Find("longitude")?.Name);
    }

    [Fact]
    public async Task A_notice_in_cp949_reads_alike()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = Path.Combine(_folder, "terms-cp949.csv");
        File.WriteAllText(path, $"{Header}\n갯벌면적,개펄 넓이,MDFLT_AREA,면적N19.9,,,,,해양수산부,,1차,,,\n", Encoding.GetEncoding(949));
        await Import(path);
        Assert.Equal("MDFLT_AREA", Terms.Find("갯벌 면적")?.Abbreviation);
    }

    [Fact]
    public async Task A_table_that_is_not_the_notice_is_refused_and_leaves_what_was_there()
    {
        await Import(Write("terms.csv", Header, "갯벌면적,,MDFLT_AREA,면적N19.9,,,,,,,1차,,,"));
        var refused = await Assert.ThrowsAsync<InputException>(() => Import(Write("parks.csv", "공원명,면적", "중앙공원,100")));
        Assert.Contains("공통표준용어명", refused.In("ko"), StringComparison.Ordinal);
        Assert.NotNull(Terms.Find("갯벌면적"));
    }

    private Task<TermImport> Import(string path) => _services.GetRequiredService<ImportTerms>().Run(path, CancellationToken.None);

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }
}
