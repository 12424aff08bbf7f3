using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Reads what a sentence asks of a proposal; what it says is not needed is read as such.</summary>
internal sealed partial class ConstraintReader(Catalog catalog, TimeProvider time)
{
    private static readonly (string Value, Regex Cue)[] RuleBooks =
    [
        ("djbh", Cue(@"等保|等级保护|MLPS")), ("gdpr", Cue(@"GDPR")), ("pipl", Cue(@"个人信息保护法|个保法|PIPL")), ("iso27001", Cue(@"ISO\s?/?(IEC)?\s?27001")),
        ("soc2", Cue(@"SOC\s?2")), ("hipaa", Cue(@"HIPAA")), ("filing", Cue(@"算法备案|生成式.{0,6}备案|algorithm filing")),
    ];

    private static readonly (ConstraintKind Kind, Regex Cue)[] Simple =
    [
        (ConstraintKind.PrivateDeployment, Cue(@"私有化|私有部署|专有云|本地化部署|本地部署|一体机|专属部署|独立部署|(部署|放|跑|装)(在|到)\S{0,6}(我们|自己|自有|客户|本地)\S{0,6}(机房|数据中心|服务器)|private(ly)? (deploy|cloud|instance)|on[- ]prem|self[- ]host|dedicated (deploy|instance|cluster)|own data cent")),
        (ConstraintKind.LockIn, Cue(@"锁定|绑定|被绑|绑死|供应商依赖|(不|不再|停止|终止|结束|中止)合作|合作(结束|终止|到期)|换(供应商|平台|厂商|云)|换(到|成|用)?(别|其他|其它|另)|(迁|搬|切)(移)?(到|去|走)?(别|其他|其它|另)|迁出|退出|解约|退路|lock(ed)?[- ]?in|vendor depend|tied to|(switch|chang|mov)(e|ing)? (to )?((another|a different|other) )?(vendors?|providers?|away|clouds?)|exit (plan|strategy|clause)|terminat|walk away|portab|(married|wedded|chained|stuck|dependent|depend(ing)?) (to|on|with) (one|a single|you|alibaba)|(one|single|sole) (vendor|supplier|provider)|(export|take|带走|导出)[^，,。.]{0,30}(prompts?|weights|fine-?tun|data|提示词|权重|模型|数据|日志)")),
        (ConstraintKind.Support, Cue(@"售后|技术支持|驻场|服务等级|(?<![a-z])SLA(?![a-z])|可用性|uptime|\bavailability|99\.\d+\s?[%％]|7\s?[x×*]\s?24|24\s?[x×*/]\s?7|值班|半夜|凌晨|故障.{0,10}响应|响应.{0,6}故障|(坏|问题|故障|挂)了?[^，,。]{0,6}找谁|who (do|can|should|will) we (call|phone|contact)|on[- ]call|hotline|培训|(technical|customer|after-sales|local) support|support team|on-?site|(staff|team|user|employee|operator) training|train(ing)? (for |of )?(our |the |your )?(own )?(people|team|staff|users|employees|colleagues|operators|engineers)")),
        (ConstraintKind.Security, Cue(@"数据安全|信息安全(?!部|团队|中心|委员会)|安全性|安全(?!团队|部|同事|人员|负责人|感|信息部)|泄露|泄漏|外泄|外传|泄密|给(别人|外人|他人|第三方)看|隐私|机密|日志.{0,10}(留存|保留|保存|审计)|审计(?!部)|脱敏|加密|密钥|security(?! (team|department|people|officer))|leak|confidential|privacy|encrypt|\bBYOK\b|(mask|redact|anonymi[sz])(ed|e|ing)?\b|audit(able|ing| logs?| trails?)\b|retention|(nobody|no one|none of your)[^,.;]{0,24}(read|see|access|look)[^,.;]{0,24}(data|scripts?|content|prompts?|material|files)|(你们|阿里)[^，,。]{0,10}(看不到|不能看|不得(查看|访问)|无法(查看|访问))")),
    ];

    private static readonly (string Value, Regex Cue)[] Guards =
    [
        ("logs", Cue(@"日志|审计|logs?|audit|retention")), ("masking", Cue(@"脱敏|(mask|redact|anonymi[sz])")), ("keys", Cue(@"密钥|加密|encrypt|BYOK|keys")),
        ("access", Cue(@"(nobody|no one|none of your)[^,.;]{0,24}(read|see|access|look)|(你们|阿里)[^，,。]{0,10}(看不到|不能看|不得(查看|访问)|无法(查看|访问))")),
    ];

    private readonly ModelWishes _models = new(catalog);
    private readonly ScopeReader _scope = new(catalog);

    public IReadOnlyList<Constraint> Of(string words)
    {
        var found = new List<Constraint>();
        found.AddRange(MoneyReader.Of(words));
        found.AddRange(PlaceReader.Of(words));
        foreach (var (kind, cue) in Simple)
        {
            if (cue.Match(words) is { Success: true } match)
                found.Add(new(kind, kind is ConstraintKind.Security ? Guard(words) : kind is not ConstraintKind.Support ? "" : Always().IsMatch(words) ? "24x7" : Uptime().Match(words).Value, kind is ConstraintKind.Support ? Minutes(words) : null, Negation.Before(words, match.Index) || Negation.After(words, match.Index + match.Length)));
        }

        // "not used for training" is the demand itself
        if (!found.Exists(c => c.Kind is ConstraintKind.Security) && Trains().Match(words) is { Success: true } trains)
            found.Add(new(ConstraintKind.Security, Negated: Negation.After(words, trains.Index + trains.Length)));
        if (PublicCloud().Match(words) is { Success: true } shared)
            found.Add(new(ConstraintKind.PrivateDeployment, Negated: !Negation.Before(words, shared.Index)));

        foreach (var (value, cue) in RuleBooks)
        {
            if (cue.Match(words) is { Success: true } match)
                found.Add(new(ConstraintKind.Compliance, value, value == "djbh" ? Level(words, match.Index) : null, Negation.Before(words, match.Index) || Negation.After(words, match.Index + match.Length)));
        }

        if (Minutes(words) is null && LatencyCue().Match(words) is { Success: true } slow)
            found.Add(new(ConstraintKind.Latency, Amount: Milliseconds(words), Negated: Negation.Before(words, slow.Index) || Negation.After(words, slow.Index + slow.Length)));
        if (TimelineReader.Weeks(words, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is { } weeks)
            found.Add(new(ConstraintKind.Timeline, Amount: weeks));
        else if (TimelineReader.NoHurry(words))
            found.Add(new(ConstraintKind.Timeline, Negated: true));
        var wishes = _models.Of(words).ToList();
        found.AddRange(wishes);
        // "it is cheaper" is why they want that model
        if (wishes.Exists(w => w.Kind is ConstraintKind.PreferModel))
            found.RemoveAll(c => c is { Kind: ConstraintKind.PriceConcern, Negated: false });
        if (Keeps().IsMatch(words) && _scope.Names(words) && !wishes.Exists(w => w.Kind is ConstraintKind.PreferModel))
            found.Add(new(ConstraintKind.KeepModel));
        if (ExitClause().IsMatch(words))
            found.RemoveAll(c => c.Kind is ConstraintKind.LockIn); // of the contract, which nobody settles here
        if (VolumeWishes.In(words) is { } volume)
        {
            // "can the volume be halved" halves no price
            found.RemoveAll(c => c.Kind is ConstraintKind.PriceCut or ConstraintKind.Timeline);
            found.Add(volume);
        }

        if (found.TrueForAll(c => c.Kind is ConstraintKind.Timeline or ConstraintKind.PreferModel or ConstraintKind.KeepModel or ConstraintKind.PriceConcern) && _scope.Dropped(words).ToList() is { Count: > 0 } dropped)
            return dropped; // "we'll come back to it in Q3" is no date of this proposal
        return [.. found.Distinct()];
    }

    [GeneratedRegex(@"(不用|不要|不必|别|无需|先别|先不)(换|动|改)(?!成|为|到)|保持(不变|现状|原样)|\b(do not|don't|no need to|please don't) (touch|change|move|cut|migrate)\b|\b(keep|leave) .{0,30}\b(as (it|they) (is|are)|as is|alone|where (it|they) (is|are))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Keeps();

    [GeneratedRegex(@"(exit|termination) clause|(退出|解约|终止)条款", RegexOptions.IgnoreCase)]
    private static partial Regex ExitClause();

    /// <summary>Whether it names a use case or a model, whatever it says of them.</summary>
    public bool Names(string words) => _scope.Names(words) || _models.Names(words);

    private static string Guard(string words) => string.Join('+', Guards.Where(g => g.Cue.IsMatch(words)).Select(g => g.Value));

    private static double? Level(string words, int at) => LevelOf().Match(words, at) is { Success: true } level
        ? level.Groups[1].Value switch { "二" or "2" => 2, "四" or "4" => 4, _ => 3 }
        : null;

    private static double? Milliseconds(string words) => Time().Match(words) is { Success: true } time
        ? Figures.Number(time.Groups[1].Value) * (time.Groups[2].Value.ToLowerInvariant() is "ms" or "毫秒" ? 1 : 1000)
        : null;

    // "a response time of 30 minutes" is people's, not the model's
    private static double? Minutes(string words) => (Answer().Match(words) is { Success: true } after ? after : Answered().Match(words)) is { Success: true } time
        ? Figures.Number(time.Groups[1].Value) * (time.Groups[2].Value[0] is '小' or 'h' or 'H' ? 60 : 1)
        : null;

    private static Regex Cue(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    [GeneratedRegex(@"延迟|时延|响应(时间|速度|太?慢)|首字|首\s?token|首包|太慢|变慢|更慢|比\S{0,4}慢|卡顿|latency|response time|TTFT|first token|too slow|\bslower\b|\bfaster\b|(响应|回复|返回|出(答案|结果)|respon\w*|answer\w*|repl(y|ies))[^，,。.]{0,16}?(\d+(\.\d+)?|[半一二两三四五])\s*(毫秒|ms\b|秒|seconds?\b)|(毫秒|ms|秒|seconds?)(钟|之|以)*内?[^，,。.]{0,6}(响应|回复|返回|出(答案|结果)|respon|answer|reply)", RegexOptions.IgnoreCase)]
    private static partial Regex LatencyCue();

    [GeneratedRegex(@"(?:响应|回复|respon\w*|answer)[^，,。\d一二两三四五六七八九十半]{0,14}(\d+(?:\.\d+)?|[半一二两三四五六七八九十])\s*(?:个)?(分钟|小时|min|hour|h\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Answer();

    [GeneratedRegex(@"(\d+(?:\.\d+)?|[半一二两三四五六七八九十])\s*(?:个)?(分钟|小时|min|hour|h\b)[a-z]*(之?内)?(做出)?(响应|回复|respon)", RegexOptions.IgnoreCase)]
    private static partial Regex Answered();

    [GeneratedRegex(@"7\s?[x×*]\s?24|24\s?[x×*/]\s?7|全天候|around the clock", RegexOptions.IgnoreCase)]
    private static partial Regex Always();

    [GeneratedRegex(@"(用|上|选|接受)\S{0,4}公[共有]云|公[共有]云(就|即|也)?(可以|行|够)|(use|prefer|want|on) (the |your )?public cloud|(放|部署|跑|用|迁)(在|到)?(你们|阿里)的?云|\b(be|run|running|host(ed)?|stay|put|deploy(ed)?|mov(e|ed)) (all |everything )?(in|on|to) (your|alibaba('s)?) (own )?cloud|public cloud (is|would be) (fine|ok|enough)", RegexOptions.IgnoreCase)]
    private static partial Regex PublicCloud();

    [GeneratedRegex(@"(数据|剧本|素材|内容|资料|提示词|信息).{0,14}训练|训练.{0,14}(数据|剧本|素材|内容|资料|提示词)|train(ing|ed)? on our|\b(data|prompts?|content|scripts?|inputs?|material)\b.{0,40}\btrain|\btrain.{0,30}\b(our|customer) (data|prompts?|content|scripts?|inputs?)", RegexOptions.IgnoreCase)]
    private static partial Regex Trains();

    [GeneratedRegex(@"99\.\d+\s?%")]
    private static partial Regex Uptime();

    [GeneratedRegex(@"(\d+(?:\.\d+)?|[半一两二三四五])\s*(毫秒|ms|秒|s\b|seconds?|second)", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"(?:等保|等级保护)\D{0,4}([二三四234])\s?级?")]
    private static partial Regex LevelOf();
}
