using Tokenholic.Agents.Proposals.Revision.Feedback;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>Where it runs: regions, data that stays, a deployment of their own, rule books.</summary>
internal sealed class PlaceRules(RevisionDraft draft)
{
    // What the knowledge base says Model Studio is offered in; elsewhere the answer is a question.
    private static readonly Dictionary<string, (string Zh, string En)> Offered = new()
    {
        ["beijing"] = ("北京", "Beijing"), ["singapore"] = ("新加坡", "Singapore"), ["virginia"] = ("弗吉尼亚", "Virginia"), ["frankfurt"] = ("法兰克福", "Frankfurt"), ["eu"] = ("法兰克福", "Frankfurt"),
    };

    public RuleResult Region(Constraint wish)
    {
        if (wish.Negated)
        {
            draft.Say(SectionId.Risks, "", draft.Word("地域限制：", "Region limit: "), draft.Word($"不部署在{RegionNames.Zh(wish.Value)}。", $"nothing is deployed in {RegionNames.En(wish.Value)}."));
            return Leave(wish.Value) ? RuleResult.Asked("RegionLeft", "region:" + wish.Value) : RuleResult.Addressed("RegionAvoided", "region:" + wish.Value);
        }

        if (wish.Value.Contains('+', StringComparison.Ordinal))
        {
            var (zh, en) = (string.Join('、', wish.Value.Split('+').Select(RegionNames.Zh)), string.Join(", ", wish.Value.Split('+').Select(RegionNames.En)));
            draft.Ask("", draft.Word($"您提到多个地域（{zh}）：每个地域服务哪些用户、跑哪些用例，哪些数据要留在当地？", $"You name several regions ({en}): which users and use cases does each of them serve, and which data stays there?"));
            return RuleResult.Asked("RegionsSeveral", "region:" + wish.Value);
        }

        if (!Offered.TryGetValue(wish.Value, out var region))
        {
            draft.Ask("", draft.Word($"您希望部署在{RegionNames.Zh(wish.Value)}：我们先核实该地域可用的模型；若没有，{Others("")}里哪个可以接受？", $"You want {RegionNames.En(wish.Value)}: we will check which models are there; if none, which of {Others("")} would be acceptable?"));
            return RuleResult.Asked("RegionUnknown", "region:" + wish.Value);
        }

        Settle(region);
        return RuleResult.Addressed("RegionSet", "region:" + wish.Value);
    }

    public RuleResult Residency(Constraint wish)
    {
        if (wish.Value == "premises")
            return Private(wish);
        Settle(Offered[wish.Value == "eu" ? "eu" : "beijing"]);
        draft.Say(SectionId.Risks, "", draft.Word("数据驻留：", "Data residency: "), wish.Value == "eu"
            ? draft.Word("数据的存储与推理都限定在欧盟内。", "data is stored and inference runs inside the EU only.")
            : draft.Word("数据的存储与推理都限定在中国内地，不出境。", "data is stored and inference runs in mainland China only; nothing crosses the border."));
        return RuleResult.Addressed("ResidencySet", "region:" + wish.Value);
    }

    public RuleResult Private(Constraint wish)
    {
        if (wish.Negated)
        {
            var removed = draft.RemoveBox("dedicated");
            draft.Remove(SectionId.Recommendation, s => s.Topic == DedicatedTopic);
            return removed ? RuleResult.Addressed("PrivateRemoved") : RuleResult.Addressed("PrivateNotNeeded");
        }

        draft.Box("dedicated", draft.Word("专有部署：专有云／一体机", "Dedicated: Apsara Stack"), 3, "gateway");
        draft.Quote(SectionId.Recommendation, DedicatedTopic, draft.Word("专有部署 专有云 一体机 不能出机房的数据", "dedicated deployment Apsara Stack data may not leave the data centre"), 1);
        draft.Quote(SectionId.Recommendation, DedicatedTopic, draft.Word("私有部署 PAI-EAS 独享资源", "private deployment PAI-EAS dedicated resources"), 1);
        draft.Say(SectionId.Cost, "", draft.Word("专有部署：", "Dedicated deployment: "), draft.Word("上表是公共云按量价，不含专有部署；硬件与许可须另行报价。", "the table holds public pay-as-you-go prices only; hardware and licences need a quotation of their own."));
        draft.Ask("", draft.Word("专有部署：机房位置、可用 GPU 与规模、运维由谁承担？", "Dedicated deployment: where is the data centre, which GPUs are there and how many, and who operates it?"));
        return RuleResult.Addressed("PrivateAdded");
    }

    public RuleResult Compliance(Constraint wish)
    {
        var topic = RegionNames.Book(wish.Value, wish.Amount, draft.Zh);
        if (wish.Negated)
            return RuleResult.NoLonger(draft.Remove(SectionId.Risks, Its) | draft.Remove(SectionId.Questions, Its));
        // "MLPS" and then "MLPS level 3" is one wish.
        draft.Remove(SectionId.Risks, s => Its(s) && s.Topic != topic && s.Basis is Basis.Judgement);
        draft.Remove(SectionId.Questions, s => Its(s) && s.Topic != topic);
        // Where they say a place, GDPR does not say another one for them.
        if (wish.Value == "gdpr" && !draft.Input.Points.Any(p => p.Constraints.Any(c => c is { Kind: ConstraintKind.Region, Negated: false })))
            Settle(Offered["eu"]);
        if (wish.Value is "djbh" or "pipl" or "gdpr")
            Guarded(topic);
        draft.Say(SectionId.Risks, topic, draft.Word("合规要求：", "Compliance: "), draft.Word($"按{topic}设计隔离、权限、审计与留存，边界与责任划分在合同附件中写明。", $"isolation, permissions, audit and retention are designed to {topic}; scope and shared responsibility go into an annex of the contract."));
        if (wish.Value == "filing")
            draft.Quote(SectionId.Risks, topic, draft.Word("备案 生成式人工智能服务 安全评估", "filing generative AI services security assessment"), 2);
        draft.Ask(topic, draft.Word($"{topic}：需要阿里云出具哪些证明，由谁在什么时候评审？", $"{topic}: which certificates does Alibaba Cloud have to provide, who reviews them and when?"));
        if (wish is { Value: "djbh", Amount: null })
            draft.Ask(topic, draft.Word("等保按哪一级测评，范围包括哪些系统？", "Which MLPS level is assessed, and for which systems?"));
        return RuleResult.Addressed("ComplianceAdded", "book:" + wish.Value);

        bool Its(Statement s) => s.Topic.StartsWith(RegionNames.Book(wish.Value, null, draft.Zh), StringComparison.Ordinal);
    }

    public RuleResult Security(Constraint wish)
    {
        if (wish.Negated)
            return RuleResult.NotAWorry;
        var topic = draft.Word("数据安全", "Data security");
        Guarded(topic);
        var wished = wish.Value.Split('+');
        if (wished.Contains("logs"))
            draft.Say(SectionId.Risks, topic, draft.Word("日志留存：", "Logs: "), draft.Word("调用日志按您要求的期限留存、可供审计；字段、存放位置与查阅权限写入实施方案。", "call logs are kept for as long as you ask and can be audited; fields, place and who may read them are written into the implementation plan."));
        if (wished.Contains("masking"))
            draft.Say(SectionId.Risks, topic, draft.Word("脱敏：", "Masking: "), draft.Word("个人信息在送入模型前脱敏；脱敏字段与抽检办法在试点前由双方确认。", "personal data is masked before it reaches a model; both sides agree the fields and the spot checks before the pilot."));
        return RuleResult.Addressed("SecurityAdded");
    }

    private string DedicatedTopic => draft.Word("专有部署", "Dedicated deployment");

    private void Guarded(string topic)
    {
        draft.Box("audit", draft.Word("操作审计与密钥管理", "Audit and key management"), 4, "studio");
        draft.Quote(SectionId.Risks, topic, draft.Word("权限与密钥 RAM 最小权限 操作审计", "permissions and keys RAM least permission auditing"), 2);
        draft.Quote(SectionId.Risks, topic, draft.Word("私网访问 专有网络 不经过公网", "private access VPC private link"), 1);
        draft.Quote(SectionId.Risks, topic, draft.Word("内容安全 护栏", "content safety guardrails"), 1);
    }

    /// <summary>Takes the platform out of a region it is in, and asks where else.</summary>
    private bool Leave(string region)
    {
        (string Zh, string En) names = Offered.TryGetValue(region, out var offered) ? offered : (RegionNames.Zh(region), RegionNames.En(region));
        var name = draft.Word(names.Zh, names.En);
        if (!draft.Nodes.Any(n => n.Id == "studio" && n.Name.Contains(name, StringComparison.Ordinal)))
            return false;
        draft.Box("studio", draft.Word("百炼：模型调用", "Model Studio: models"), 3, "gateway");
        draft.Remove(SectionId.Recommendation, s => s.Basis is Basis.Judgement && s.Text.StartsWith(draft.Word("部署地域：", "Region: "), StringComparison.Ordinal));
        draft.Remove(SectionId.Cost, s => s.Basis is Basis.Judgement && s.Text.StartsWith(draft.Word("地域价格：", "Prices by region: "), StringComparison.Ordinal));
        draft.Ask("", draft.Word($"不放在{name}的话，改放哪个地域：{Others(name)}？", $"If not {name}, which region instead: {Others(name)}?"));
        return true;
    }

    private string Others(string name) => string.Join(draft.Word("、", ", "), Offered.Values.Distinct().Select(o => draft.Word(o.Zh, o.En)).Where(o => o != name));

    private void Settle((string Zh, string En) region)
    {
        draft.Box("studio", draft.Word($"百炼：模型调用（{region.Zh}）", $"Model Studio: {region.En}"), 3, "gateway");
        draft.Quote(SectionId.Risks, "", draft.Word("地域与数据位置 北京 新加坡 法兰克福", "regions and where data stays Beijing Singapore Frankfurt"), 2);
        draft.Say(SectionId.Recommendation, "", draft.Word("部署地域：", "Region: "), draft.Word($"{region.Zh}；接入地域与推理范围都选这里。", $"{region.En}, for both access and inference."));
        if (region.En != "Beijing")
            draft.Say(SectionId.Cost, "", draft.Word("地域价格：", "Prices by region: "), draft.Word($"这里用的是中国内地的目录价；{region.Zh}的价格和可用模型须按当地价目核对。", $"list prices here are those of mainland China; prices and models in {region.En} have to be checked against the list there."));
    }
}
