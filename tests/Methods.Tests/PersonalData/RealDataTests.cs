using System.Text;
using Maru.Methods.PersonalData;
using Xunit.Abstractions;

namespace Maru.Methods.Tests.PersonalData;

/// <summary>Real city files hold almost no personal data: what is said to be personal must be, and nothing else.</summary>
public sealed class RealDataTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("chuncheon_city")]
    [InlineData("seoul_fire")]
    [InlineData("korea_stats")]
    [InlineData("chuncheon_disaster")]
    public void No_column_of_open_city_data_is_closed(string folder)
    {
        if (SharedTable.Folder(folder) is not { } path) return;
        var closed = Directory.GetFiles(path, "*.csv").SelectMany(file => JudgeAll(file).Where(judged => judged.Privacy.ClosesColumn).Select(judged => $"{Path.GetFileName(file)}: {judged.Privacy.ReasonKorean}"));
        Assert.Empty(closed);
    }

    [Fact]
    public void The_lamps_have_the_phone_number_of_their_office()
    {
        if (SharedTable.Folder("chuncheon_city") is not { } path) return;
        var judged = JudgeAll(Directory.GetFiles(path, "*가로등정보*").Single()).Single(column => column.Name == "관리기관전화번호");
        Assert.Equal((PrivacyClass.OfficeContact, 13_713L), (judged.Privacy.Class, judged.Privacy.Values));
    }

    [Fact]
    public void Apartment_complexes_have_business_numbers_and_office_lines_and_nothing_personal()
    {
        if (SharedTable.Folder("kapt") is not { } path) return;
        var columns = JudgeAll(Directory.GetFiles(path, "*단지_기본정보*").Single()).ToDictionary(column => column.Name, column => column.Privacy);
        Assert.Equal(PrivacyClass.Business, columns["주택관리업자 사업자등록번호"].Class);
        Assert.Equal(PrivacyClass.OfficeContact, columns["관리사무소 연락처"].Class);
        Assert.Equal(PrivacyClass.OfficeContact, columns["관리사무소 팩스"].Class);
        Assert.Empty(columns.Values.Where(privacy => privacy.ClosesColumn).Select(privacy => privacy.ReasonKorean));
    }

    [Fact]
    public void Proposals_hold_the_replaced_phone_numbers_in_their_text_and_only_there()
    {
        if (SharedTable.Folder("complaints") is not { } path) return;
        var columns = JudgeAll(Directory.GetFiles(path, "*.csv.gz").Single());
        var closed = Assert.Single(columns, column => column.Privacy.ClosesColumn);
        Assert.Equal("제안내용", closed.Name);
        Assert.Contains(closed.Privacy.Found, found => found is { Kind: PersonalDataKind.MobilePhone, Count: 24 });
    }

    private List<(string Name, ColumnPrivacy Privacy)> JudgeAll(string file)
    {
        var table = SharedTable.Read(file);
        var columns = table.Header.Select(_ => new ColumnPersonalData()).ToArray();
        foreach (string[] row in table.Rows)
            for (int i = 0; i < Math.Min(row.Length, columns.Length); i++) columns[i].Add(Encoding.UTF8.GetBytes(row[i]));
        var judged = table.Header.Zip(columns, (name, column) => (Name: name, Privacy: column.Judge(name))).ToList();
        foreach (var (_, privacy) in judged.Where(column => column.Privacy.Kind is not null))
            output.WriteLine($"{Path.GetFileName(file)} {privacy.Class} {privacy.ReasonKorean} {string.Join(' ', privacy.Found.Select(f => $"{f.Kind}:{f.Count}"))}");
        return judged;
    }
}
