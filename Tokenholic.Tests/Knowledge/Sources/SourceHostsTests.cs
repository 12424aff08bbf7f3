using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Tests.Knowledge.Sources;

public class SourceHostsTests
{
    [Theory]
    [InlineData("https://github.com/acme/app", SourceTier.Repository)]
    [InlineData("https://www.zhipin.com/job_detail/1.html", SourceTier.JobAd)]
    [InlineData("https://www.volcengine.com/cases/acme", SourceTier.VendorCase)]
    [InlineData("https://customers.microsoft.com/story/acme", SourceTier.VendorCase)]
    [InlineData("https://openai.com/careers/engineer", SourceTier.JobAd)]
    [InlineData("https://36kr.com/p/1", SourceTier.Press)]
    [InlineData("https://mp.weixin.qq.com/s/abc", SourceTier.Press)]
    [InlineData("https://cloud.tencent.com/customers/1", SourceTier.VendorCase)]
    [InlineData("https://partner.example/newsroom/2026/acme", SourceTier.Press)]
    [InlineData("https://partner.example/careers.html", SourceTier.JobAd)]
    [InlineData("https://notgithub.com/acme", SourceTier.Other)]
    [InlineData("https://partner.example/acme", SourceTier.Other)]
    public void The_address_tells_what_kind_of_source_a_page_is(string url, SourceTier tier) =>
        Assert.Equal(tier, SourceHosts.TierOf(new Uri(url)));
}
