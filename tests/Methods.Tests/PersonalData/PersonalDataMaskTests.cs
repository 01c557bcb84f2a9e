using FsCheck.Fluent;
using Maru.Methods.PersonalData;

namespace Maru.Methods.Tests.PersonalData;

public sealed class PersonalDataMaskTests
{
    [Theory]
    [InlineData("010-1234-5678로 연락", "010-****-5678로 연락")]
    [InlineData("+82-10-1234-5678", "+82-10-****-5678")]
    [InlineData("02-123-4567", "02-***-4567")]
    [InlineData("주민번호 960121-1021413 확인", "주민번호 960121-******* 확인")]
    [InlineData("hong@example.kr", "ho**@example.kr")]
    [InlineData("4111-1111-1111-1111", "4111-11**-****-1111")]
    [InlineData("12가3456 차량", "12가**** 차량")]
    [InlineData("M123A4567", "M1*******")]
    [InlineData("성명: 홍길동", "성명: 홍*동")]
    [InlineData("생년월일 1990-01-02", "생년월일 1990-**-**")]
    [InlineData("국민은행 123456-12-123456", "국민은행 123***-**-******")]
    [InlineData("춘천시 신샘밭로 373, 101동 1203호", "춘천시 신샘밭로 ***, ***동 ****호")]
    [InlineData("210.99.1.10", "210.99.1.***")]
    [InlineData("104-86-56659 / 1588-1234 / 서울 중구 세종대로 110", "104-86-56659 / 1588-1234 / 서울 중구 세종대로 110")]
    public void Found_values_are_covered_and_the_rest_stays(string text, string covered) => Assert.Equal(covered, PersonalDataMask.Apply(text));

    [Fact]
    public void Text_without_personal_data_is_unchanged()
    {
        var texts = Gen.Elements("버스", "2025-06-25", "37.8", "춘천", "\n", "@", "-", "가", "1", "😀").ListOf().Select(string.Concat).ToArbitrary();
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll(texts, text =>
            PersonalDataScanner.Find(text).Count > 0 || PersonalDataMask.Apply(text) == text));
    }

    [Fact]
    public void Any_bytes_can_be_scanned_and_findings_stay_inside_in_order()
    {
        var bytes = Gen.Elements("0123456789-. *@가로호동xM()+\u3131\uFF10"u8.ToArray().Concat([(byte)0xEF, (byte)0xBC, (byte)0xFF, (byte)0xE2]).ToArray()).ArrayOf().ToArbitrary();
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(120), Prop.ForAll(bytes, text =>
        {
            var found = new PersonalDataSpan[8];
            int count = PersonalDataScanner.Scan(text, found);
            return Enumerable.Range(0, count).All(i => found[i].Start >= 0 && found[i].Length > 0 && found[i].End <= text.Length && (i == 0 || found[i].Start >= found[i - 1].Start));
        }));
    }
}
