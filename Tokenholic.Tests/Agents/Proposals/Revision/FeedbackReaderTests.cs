using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Proposals.Revision;

public sealed class FeedbackReaderTests
{
    private static readonly FeedbackReader Reader = new(Catalog.Default, new ManualTime());

    [Theory]
    [InlineData("价格太贵了，能不能便宜一点？", ConstraintKind.PriceConcern, "", null, false)]
    [InlineData("The price is too high for us.", ConstraintKind.PriceConcern, "", null, false)]
    [InlineData("价格不是问题。", ConstraintKind.PriceConcern, "", null, true)]
    [InlineData("预算每年不超过 200 万元。", ConstraintKind.Budget, "CNY", 2e6, false)]
    [InlineData("预算上限每月20万。", ConstraintKind.Budget, "CNY", 2.4e6, false)]
    [InlineData("Our budget is capped at $50k a month.", ConstraintKind.Budget, "USD", 6e5, false)]
    [InlineData("希望整体再降 30%。", ConstraintKind.PriceCut, "", .3, false)]
    [InlineData("能不能打八折？", ConstraintKind.PriceCut, "discount", .2, false)]
    [InlineData("Please cut the cost by 25 percent.", ConstraintKind.PriceCut, "", .25, false)]
    [InlineData("必须部署在新加坡地域。", ConstraintKind.Region, "singapore", null, false)]
    [InlineData("Please host it in Frankfurt.", ConstraintKind.Region, "frankfurt", null, false)]
    [InlineData("Everything must stay in Frankfurt.", ConstraintKind.Region, "frankfurt", null, false)]
    [InlineData("The budget is CNY 4 million a year, and everything must stay in Singapore.", ConstraintKind.Region, "singapore", null, false)]
    [InlineData("数据放在北京，不用另外加密。", ConstraintKind.Region, "beijing", null, false)]
    [InlineData("部署在新加坡不用备案。", ConstraintKind.Region, "singapore", null, false)]
    [InlineData("新加坡就不考虑了。", ConstraintKind.Region, "singapore", null, true)]
    [InlineData("翻译这期先不做，价格太贵。", ConstraintKind.UseCase, "translation", null, true)]
    [InlineData("数据必须放北京，不能出境。", ConstraintKind.Region, "beijing", null, false)]
    [InlineData("客服响应要在两秒以内。", ConstraintKind.Latency, "", 2000.0, false)]
    [InlineData("The bot has to answer within 3 seconds.", ConstraintKind.Latency, "", 3000.0, false)]
    [InlineData("必须三秒内回复。", ConstraintKind.Latency, "", 3000.0, false)]
    [InlineData("数据不能出境。", ConstraintKind.DataResidency, "mainland", null, false)]
    [InlineData("Our data must not leave the EU.", ConstraintKind.DataResidency, "eu", null, false)]
    [InlineData("客户数据不能出机房。", ConstraintKind.DataResidency, "premises", null, false)]
    [InlineData("我们要求私有化部署。", ConstraintKind.PrivateDeployment, "", null, false)]
    [InlineData("我们不需要私有化部署。", ConstraintKind.PrivateDeployment, "", null, true)]
    [InlineData("We don't need an on-premises deployment.", ConstraintKind.PrivateDeployment, "", null, true)]
    [InlineData("要通过等保三级。", ConstraintKind.Compliance, "djbh", 3.0, false)]
    [InlineData("It has to be GDPR compliant.", ConstraintKind.Compliance, "gdpr", null, false)]
    [InlineData("首字延迟要在 800 毫秒以内。", ConstraintKind.Latency, "", 800.0, false)]
    [InlineData("Latency must stay under 1.5 seconds.", ConstraintKind.Latency, "", 1500.0, false)]
    [InlineData("两个月内必须上线。", ConstraintKind.Timeline, "", 9.0, false)]
    [InlineData("We have to go live within 6 weeks.", ConstraintKind.Timeline, "", 6.0, false)]
    [InlineData("春季前，也就是 3 月前要上线。", ConstraintKind.Timeline, "", 14.0, false)]
    [InlineData("担心被你们锁定，以后换供应商很难。", ConstraintKind.LockIn, "", null, false)]
    [InlineData("We are worried about vendor lock-in.", ConstraintKind.LockIn, "", null, false)]
    [InlineData("我们希望改用 DeepSeek-V3.2。", ConstraintKind.PreferModel, "deepseek-v3.2", null, false)]
    [InlineData("不要用 DeepSeek。", ConstraintKind.ExcludeModel, "deepseek", null, false)]
    [InlineData("We do not want to use Kimi.", ConstraintKind.ExcludeModel, "kimi", null, false)]
    [InlineData("需要 7x24 技术支持。", ConstraintKind.Support, "24x7", null, false)]
    [InlineData("全年控制在三百二十万以内。", ConstraintKind.Budget, "CNY", 3.2e6, false)]
    [InlineData("预算最高 500 万，最好 400 万以内。", ConstraintKind.Budget, "CNY", 4e6, false)]
    [InlineData("The bill has to come down by 10 percent.", ConstraintKind.PriceCut, "", .1, false)]
    [InlineData("No worries about the price.", ConstraintKind.PriceConcern, "", null, true)]
    [InlineData("安全方面没有顾虑。", ConstraintKind.Security, "", null, true)]
    [InlineData("Our prompts must never be used to train models.", ConstraintKind.Security, "", null, false)]
    [InlineData("我们的素材不能拿去训练。", ConstraintKind.Security, "", null, false)]
    [InlineData("We will not accept an uptime below 99.95%.", ConstraintKind.Support, "99.95%", null, false)]
    [InlineData("Host it in Jakarta and Singapore.", ConstraintKind.Region, "jakarta+singapore", null, false)]
    [InlineData("Nothing in mainland China.", ConstraintKind.Region, "mainland", null, true)]
    [InlineData("请换成千问 Plus。", ConstraintKind.PreferModel, "qwen-plus", null, false)]
    [InlineData("以后能换到别家吗，我们担心。", ConstraintKind.LockIn, "", null, false)]
    [InlineData("第一期春节前上。", ConstraintKind.Timeline, "", 10.0, false)]
    [InlineData("There is a cap so that we never pay more than RMB 150k in any month.", ConstraintKind.Budget, "CNY", 1.8e6, false)]
    [InlineData("My limit is RMB 2 million a year.", ConstraintKind.Budget, "CNY", 2e6, false)]
    [InlineData("Please don't use anything from DeepSeek or Kimi.", ConstraintKind.ExcludeModel, "kimi", null, false)]
    [InlineData("不用 DeepSeek、Kimi。", ConstraintKind.ExcludeModel, "kimi", null, false)]
    [InlineData("He doesn't care which model it is as long as it isn't Kimi.", ConstraintKind.ExcludeModel, "kimi", null, false)]
    [InlineData("客服可以换千问。", ConstraintKind.PreferModel, "qwen", null, false)]
    [InlineData("说实话还是贵了点，隔壁给到八折呢。", ConstraintKind.PriceCut, "discount", .2, false)]
    [InlineData("技术委员会认为 DeepSeek 没必要上。", ConstraintKind.ExcludeModel, "deepseek", null, false)]
    [InlineData("海外用户的数据放新加坡，国内用户的放北京。", ConstraintKind.Region, "singapore+beijing", null, false)]
    [InlineData("Procurement caps this year's spend at 800k yuan.", ConstraintKind.Budget, "CNY", 8e5, false)]
    [InlineData("麻烦把费用再优化 15 个点。", ConstraintKind.PriceCut, "", .15, false)]
    [InlineData("We'd rather not move customer service at all this year.", ConstraintKind.UseCase, "customer_service", null, true)]
    [InlineData("上线时间是 3 月 15 日。", ConstraintKind.Timeline, "", 16.0, false)]
    public void A_constraint_is_recognised(string words, ConstraintKind kind, string value, double? amount, bool negated)
    {
        var point = Assert.Single(Reader.Read(words).Points);
        Assert.Contains(new Constraint(kind, value, amount, negated), point.Constraints);
    }

    [Theory]
    [InlineData("整体方案很清晰，我们很满意。", PointKind.Praise)]
    [InlineData("The architecture looks great.", PointKind.Praise)]
    [InlineData("批量推理的价格是多少？", PointKind.Question)]
    [InlineData("How is the cache billed?", PointKind.Question)]
    [InlineData("担心被供应商锁定。", PointKind.Concern)]
    [InlineData("必须部署在北京地域。", PointKind.Requirement)]
    [InlineData("请补充客户成功经理的安排。", PointKind.Requirement)]
    [InlineData("Please describe who trains our writers.", PointKind.Requirement)]
    [InlineData("Huh?", PointKind.OutOfScope)]
    [InlineData("下周我们去上海团建。", PointKind.OutOfScope)]
    [InlineData("Our office moves to the third floor in May.", PointKind.OutOfScope)]
    public void Kinds_are_told_apart(string words, PointKind kind) => Assert.Equal(kind, Assert.Single(Reader.Read(words).Points).Kind);

    [Theory]
    [InlineData("总部在北京。")]
    [InlineData("我们目前用 GPT-4o 做客服。")]
    [InlineData("We have 200 people in Singapore.")]
    [InlineData("贵司的材料收到了。")]
    [InlineData("Please show the price in euros.")]
    [InlineData("不是我们不想用千问。")]
    [InlineData("能不能别用国外的大模型？")]
    [InlineData("Please look at the translation again.")]
    [InlineData("We have 12 million visitors a month at launch.")]
    public void What_is_only_mentioned_is_no_constraint(string words) => Assert.Empty(Reader.Read(words).Points.SelectMany(p => p.Constraints));

    [Fact]
    public void A_mail_loses_greeting_signature_and_the_mail_it_answers_and_keeps_exact_words()
    {
        const string mail = "From: Lin <lin@xingyu.example>\nSubject: Re: 方案\n\n王经理，您好！\n\n方案不错，但是价格太贵了，预算每年不超过 100 万元。\n1. 数据不能出境。\n2. 两个月内上线。\n谢谢！\n\n--\n林总\n星屿短剧 CTO\n\nOn 2026-11-20, Wang wrote:\n> 报价是每年 300 万元，部署在新加坡地域。\n";
        var read = Reader.Read(mail);

        Assert.Equal(["方案不错", "但是价格太贵了，预算每年不超过 100 万元。", "数据不能出境。", "两个月内上线。"], read.Points.Select(p => p.Words));
        Assert.All(read.Points, p => Assert.Equal(p.Words, mail.Substring(p.Start, p.Words.Length)));
        Assert.DoesNotContain(read.Points.SelectMany(p => p.Constraints), c => c.Kind is ConstraintKind.Region);
        Assert.Contains(read.Points[1].Constraints, c => c is { Kind: ConstraintKind.Budget, Amount: 1e6 });
    }

    [Fact]
    public void A_chat_loses_who_said_it_when()
    {
        var read = Reader.Read("林总 14:05\n必须私有化部署。\n[2026-11-20 14:06] Lin: We need it live within 8 weeks.\n");
        Assert.Equal(["必须私有化部署。", "We need it live within 8 weeks."], read.Points.Select(p => p.Words));
    }

    [Theory]
    [InlineData("李经理您好：\n老板的意见如下：\n数据不能出境。\n\n祝好\n张三", "数据不能出境。")]
    [InlineData("数据不能出境。谢谢～\n欧阳明华\n采购总监 | 139-1234-5678", "数据不能出境。")]
    [InlineData("Li Wei,\n\nA few points before Friday:\nPlease host it in Frankfurt. Best regards, Li", "Please host it in Frankfurt.")]
    [InlineData("Please host it in Frankfurt. – Dana", "Please host it in Frankfurt.")]
    [InlineData("Please host it in Frankfurt.\nMaria Lopez\nHead of Data\n\nOn 30 Oct 2026, Wang wrote:\n> Beijing.", "Please host it in Frankfurt.")]
    [InlineData("谢谢，价格再降 20%。", "谢谢，价格再降 20%。")]
    [InlineData("会议纪要（11月25日，线上）\n参会：星屿 周岚、陈一舟\n- 周岚：数据不能出境。", "数据不能出境。")]
    [InlineData("数据不能出境。\n信息安全部\n2026年11月20日", "数据不能出境。")]
    [InlineData("方案：数据不能出境。", "方案：数据不能出境。")]
    [InlineData("Singapore", "Singapore")]
    [InlineData("Kimi", "Kimi")]
    [InlineData("Best would be Frankfurt for hosting.", "Best would be Frankfurt for hosting.")]
    [InlineData("Points of ours:\n- Security", "Security")]
    public void Who_wrote_it_is_no_point_and_what_follows_a_thank_you_is(string text, string point) =>
        Assert.Equal(point, Assert.Single(Reader.Read(text).Points).Words);

    [Theory]
    [InlineData("数据不能出境。请部署在新加坡地域。", "DataHereAndThere")]
    [InlineData("预算每年不超过 100 万元。预算上限每年 300 万元。", "TwoBudgets")]
    [InlineData("We want to use DeepSeek-V3.2. Please do not use DeepSeek-V3.2.", "ModelWantedAndNot")]
    [InlineData("必须私有化部署。我们不需要私有化部署。", "PrivateAndNot")]
    public void Contradictions_are_told(string words, string code) => Assert.Equal(code, Assert.Single(Reader.Read(words).Contradictions).Code);

    [Fact]
    public void Long_rambling_feedback_is_read_in_no_time_and_loses_no_word()
    {
        var text = string.Concat(Enumerable.Repeat("我们开会讨论了很久，意见很多；价格方面老板说预算每年不超过 200 万元，不过也可以再谈。另外安全团队担心数据泄露！", 150));
        var read = Reader.Read(text);
        Assert.All(read.Points, p => Assert.Equal(p.Words, text.Substring(p.Start, p.Words.Length)));
        Assert.True(read.Points.Count >= 450);
    }
}
