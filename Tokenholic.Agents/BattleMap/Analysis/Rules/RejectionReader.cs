using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Says why a sentence that names a model, platform or cloud states no use of it: a question, a comparison, a remark, a supply.</summary>
internal sealed partial class RejectionReader(Page page)
{
    /// <summary>The reason, or null when the sentence may state a use; <paramref name="own"/> is the mention's clause.</summary>
    public DropReason? Read(Sentence sentence, Mention mention, int own)
    {
        var clause = sentence.Clauses[own];
        var words = page.Lower(clause);
        var before = page.Lower(new Span(clause.Start, Math.Max(clause.Start, page.ListOf(mention).Start)));
        if (Questions.IsQuestion(page, sentence) || Cues.Has("question", words))
        {
            return DropReason.Question;
        }

        if (Cues.Has("undisclosed", words) || Cues.Has("not_use", words) || Cues.Has("reviewed", page.Lower(sentence.Span)))
        {
            return DropReason.NoUseStated;
        }

        // a round in Y, whose engine is built on X: what an investor's catch uses
        if (own > 0 && OfWhich().IsMatch(words) && Invested().IsMatch(page.Lower(sentence.Clauses[own - 1])))
        {
            return DropReason.OtherCompany;
        }

        if ((Released().IsMatch(before) && !mention.Coined && !(page.AskedVendor is null && page.IsOwnMake(mention))) || Cues.Has("for_customers", before))
        {
            return DropReason.VendorMarketing;
        }

        if (AnswerTo().IsMatch(words) && AnswerTo().Match(words) is var said && mention.Span.End - clause.Start <= said.Index + said.Length)
        {
            return DropReason.Question;
        }

        if (Cues.Get("forecast").Match(page.Lower(new Span(sentence.Span.Start, clause.End))) is { Success: true } forecast && sentence.Span.Start + forecast.Index < mention.Span.Start)
        {
            return DropReason.NoUseStated; // what onlookers expect of a company
        }

        if (page.SellsAppliance && InTheBox().IsMatch(before))
        {
            return DropReason.VendorMarketing;
        }

        if (IsComment(sentence, mention, own))
        {
            return DropReason.NoUseStated;
        }

        if (Cues.Has("resold", page.Lower(new Span(mention.Span.End, Math.Max(mention.Span.End, clause.End)))) && Provides().IsMatch(before))
        {
            return DropReason.PartnershipOnly;
        }

        if (SoldOn().IsMatch(page.Lower(new Span(mention.Span.End, Math.Max(mention.Span.End, clause.End)))) || Instruction().IsMatch(page.Lower(sentence.Span)))
        {
            return DropReason.PartnershipOnly;
        }

        if (Choice().IsMatch(before) && (CustomersOwn().IsMatch(before) || AmongOthers().IsMatch(page.Lower(new Span(page.ListOf(mention).End, Math.Max(page.ListOf(mention).End, sentence.Span.End))))))
        {
            return DropReason.VendorMarketing;
        }

        if (Cues.Has("supplied", before) && !Cues.Has("supplier_of_models", before))
        {
            return DropReason.PartnershipOnly;
        }

        if (ToCustomers().IsMatch(before) && CustomersNext().IsMatch(page.Lower(new Span(page.ListOf(mention).End, Math.Max(page.ListOf(mention).End, clause.End)))))
        {
            return DropReason.PartnershipOnly; // 为甲、乙等客户供应服务器: the vendor buys
        }

        if (OfAClass().IsMatch(before) && !Cues.Has("done", before))
        {
            return DropReason.CandidateRequirement;
        }

        if (Examples().IsMatch(before) && !StatusReader.Uses(before) && !Cues.Has("deny", before))
        {
            return DropReason.Comparison;
        }

        if (Cues.Has("instead_of", before.AsSpan(Math.Max(0, before.Length - 36))))
        {
            return DropReason.Comparison;
        }

        if (Cues.Has("event", words) && !Cues.Has("put_to_use", words) && !Cues.Has("agreement", words))
        {
            return DropReason.PartnershipOnly;
        }

        var actor = page.Subjects.In(sentence).LastOrDefault(a => a.Kind is ActorKind.Asked && a.Span.Start > clause.Start && a.Span.End <= mention.Span.Start);
        var sinceActor = before[Math.Max(actor is null ? 0 : Math.Min(before.Length, actor.Span.End - clause.Start), Math.Max(0, before.Length - 18))..];
        if (Cues.Has("comparison", sinceActor) && !Cues.Has("done", before))
        {
            return DropReason.Comparison;
        }

        if (Cues.Has("hypothetical", before) || (own > 0 && Cues.Has("hypothetical", page.Lower(sentence.Clauses[own - 1])) && !Cues.Has("done", words)))
        {
            return DropReason.NoUseStated;
        }

        return null;
    }

    // 盘古产品的销售与售前支持
    [GeneratedRegex(@"^(?:系列|大模型|模型)?(?:产品|业务|服务|方案|解决方案|账号|套餐|接口)?的?(?:销售|售前|售后|分销|经销|代理|转售|推广|渠道|招商)", RegexOptions.None, 10_000)]
    private static partial Regex SoldOn();

    [GeneratedRegex(@"(?:为|向|给|供应|服务于?|客户(?:包括|有|为|涵盖)|\b(?:to|for|customers (?:include|are|such as)))\s*$", RegexOptions.None, 10_000)]
    private static partial Regex ToCustomers();

    [GeneratedRegex(@"^[^，。；]{0,16}(?:客户|供应|供货|配套|交付|出货|代工|采购方|\bcustomers\b)", RegexOptions.None, 10_000)]
    private static partial Regex CustomersNext();

    // 选择合适的基础模型（如X、Y）: any of a class
    [GeneratedRegex(@"(?:合适|适合|主流|各类|常见|多种|不同|任意|任一|至少一(?:种|款|个)|一(?:种|款)或多(?:种|款)|现有|前沿)的?[^，。；()]{0,8}(?:模型|llm|平台|工具)s?\s*\((?:如|例如|比如|包括|像|e\.g\.|such as)[^()]*$", RegexOptions.None, 10_000)]
    private static partial Regex OfAClass();

    // 本文将基于X…, 进入控制台，开通X: the reader is told how to
    [GeneratedRegex(@"本(?:文|教程|章|节|指南|实验|课)(?:将|中|会|以|我们)?[^，。；]{0,6}(?:基于|介绍|演示|使用|讲解|手把手|带(?:你|大家)|教)|^[\s\d.、)（(步骤一二三四五六七八九十:：-]*(?:访问|进入|打开|点击|登录|登陆|选择|前往|输入|复制|运行|执行|安装|下载|勾选|新建|填写|配置)[^。；]{0,40}(?:控制台|页面|按钮|菜单|「|【|链接|命令|选项|密钥|api ?key|终端)|\bin this (?:post|tutorial|guide|article|walkthrough|blog|lab),? (?:we|you|i)(?:'ll| will)?\b|^\W*\d*\W*(?:click|navigate to|go to|open|select|choose|log in to|sign in to|install|paste|copy)\b[^.;]{0,60}\b(?:console|page|tab|button|menu|settings|dashboard|terminal|key)\b", RegexOptions.None, 10_000)]
    private static partial Regex Instruction();

    // 支持按需接入甲、乙等主流模型: what customers may choose from
    [GeneratedRegex(@"(?:支持|(?<![许认])可|亦可|也可|(?<![智功性技动职才节效产赋])能|兼容)(?:按需|灵活|自由|一键|快速|无缝|随时|客户|用户|多种)*(?:接入|对接|切换|选择|调用|集成|更换|选用|纳管)?[^，。；]{0,6}$|(?:客户|用户|企业)(?:已|自有|自己的?|自行|现有)[^，。；]{0,8}$|\bsupports?\b[^.;]{0,30}$", RegexOptions.None, 10_000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"(?:客户|用户|企业)(?:已|自有|自己的?|自行|现有)[^，。；]{0,8}$", RegexOptions.None, 10_000)]
    private static partial Regex CustomersOwn();

    [GeneratedRegex(@"^[^，。；]{0,6}等(?:国内外|国产|海外|多种|多款|多个|各类|\S{0,2})?(?:主流|通用|开源|大)?(?:大|语言|ai)*(?:模型|平台|厂商)|^[^.;]{0,6}\b(?:as (?:a|one) model (?:choice|option)|and (?:other|more) (?:models|providers|llms)|among other)", RegexOptions.None, 10_000)]
    private static partial Regex AmongOthers();

    [GeneratedRegex(@"^\s*(?:which|who|whose)\b", RegexOptions.None, 10_000)]
    private static partial Regex OfWhich();

    [GeneratedRegex(@"\b(?:stake in|invest\w* in|round in|acquir\w+|bought|takeover of|merg\w+ with)\b", RegexOptions.None, 10_000)]
    private static partial Regex Invested();

    // 针对“甲接入X”的传闻，甲回应称…: what the answer answers
    [GeneratedRegex(@"^\s*(?:针对|关于|对于|面对|就|对)[^，。；]{0,50}(?:传闻|传言|报道|说法|消息|提问|质疑|猜测|询问|一事)|^\s*(?:responding to|in response to|asked (?:about|whether|if)|amid)\b[^.;]{0,80}", RegexOptions.None, 10_000)]
    private static partial Regex AnswerTo();

    // what an appliance for customers holds or can be connected to
    [GeneratedRegex(@"(?:预装|预置|内置|搭载|支持|兼容|适配|集成|可(?:选|将|按需|一键|自由)?)[^，。；]{0,20}$|预(?:装|置)|溢出至|supports|pre-?installed|ships with|comes with", RegexOptions.None, 10_000)]
    private static partial Regex InTheBox();

    // "cheaper models such as X": what the sentence speaks of in general
    [GeneratedRegex(@"\b(?:models|rivals|startups|chatbots|labs|companies|systems|apps|tools|players)(?:,)? (?:such as|like) $|\b(?:will|to|that|which|could|would) power $", RegexOptions.None, 10_000)]
    private static partial Regex Examples();

    [GeneratedRegex("(?:为|向)(?:广大|各类|众多)?[\u4e00-\u9fff]{0,4}(?:客户|企业|用户|伙伴)[^，。；]{0,6}提供", RegexOptions.None, 10_000)]
    private static partial Regex Provides();

    /// <summary>A view of the market, an invented example, or a remark on what the model costs or brings: 随着X成本下降…, 接入X的门槛不高.</summary>
    private bool IsComment(Sentence sentence, Mention mention, int own)
    {
        var all = page.Lower(sentence.Span);
        var after = page.Lower(new Span(page.ListOf(mention).End, Math.Max(page.ListOf(mention).End, sentence.Span.End)));
        if (Cues.Has("invented", all) || Cues.Has("lawsuit", all) || (Cues.Has("rumour", all) && Cues.Has("refuted", all + page.NextSentence(sentence))) || Cues.Has("nominal", after))
        {
            return true;
        }

        // 随着X的发布，甲完成部署 tells of a use, as long as somebody puts it to use
        var named = page.Subjects.In(sentence).Any(a => a.Kind is ActorKind.Asked or ActorKind.Pronoun && !Cues.Has("view", page.Lower(new Span(a.Span.Start, Math.Min(sentence.Span.End, a.Span.End + 4)))));
        var remark = Cues.Has("rise", page.Lower(new Span(sentence.Clauses[own].Start, mention.Span.Start))) || Cues.Has("of_its_own", after)
            || (Cues.Has("market_move", all) && !Cues.Has("put_to_use", page.Lower(sentence.Clauses[own])));
        return (Cues.Has("view", all) && !named)
            || (remark && !(named && sentence.Clauses.Skip(own + 1).Any(c => Cues.Has("put_to_use", page.Lower(c)) || Cues.Has("self_hosted", page.Lower(c)))));
    }

    [GeneratedRegex(@"(?:(?:发布|推出|公布|亮相)(?:了|的)?|(?<!采用|使用|部署|基于|选用|引入|接入|微调)开源了?)(?:最新的?|全新的?|新一代的?|自研的?)*\s*[“""]?$|\b(?:releas\w+|unveil\w+|announc\w+|introduc\w+)\s+(?:its|the|new|latest|\s)*$", RegexOptions.None, 10_000)]
    private static partial Regex Released();
}
