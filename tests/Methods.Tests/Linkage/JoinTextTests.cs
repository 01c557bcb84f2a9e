using Maru.Methods.Linkage;

namespace Maru.Methods.Tests.Linkage;

public sealed class JoinTextTests
{
    [Theory]
    [InlineData("02-123-4567", "021234567"), InlineData("+82 2 123 4567", "021234567"), InlineData("82-2-123-4567", "021234567"), InlineData("+82 (0)2-123-4567", "021234567")]
    [InlineData("+82-2-1234-5678", "0212345678"), InlineData("+82 33 250 3000", "0332503000"), InlineData("+82 10 1234 5678", "01012345678"), InlineData("1012345678", "01012345678")]
    public void A_telephone_number_is_one_whether_it_is_written_for_here_or_abroad(string written, string same) => Assert.Equal(same, JoinText.Normalize(written, JoinForm.Phone));
}
