using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Mentions;

/// <summary>Finds models that no catalogue knows because one company makes and runs them: 自研的“晨曦”大模型, "its in-house model Aurora".</summary>
internal static partial class OwnModels
{
    /// <summary>A mention per name and place; the name as the text writes it is the model's id.</summary>
    public static IEnumerable<Mention> Find(FoldedText text)
    {
        foreach (Match match in Chinese().Matches(text.Cased).Concat(Named().Matches(text.Cased)).Concat(English().Matches(text.Cased)).DistinctBy(m => m.Groups["name"].Index))
        {
            var name = match.Groups["name"];
            var id = Kind().Replace(name.Value, "");
            if (id.Length < 2 || NotAName().IsMatch(name.Value))
            {
                continue;
            }

            var model = new Model
            {
                Id = id, Name = LocalizedText.Same(id), Family = id, Owner = VendorIds.Other, Modality = Modality.Text, OpenWeight = false, Aliases = [name.Value],
            };
            yield return new Mention(MentionKind.Model, new Span(name.Index, name.Index + name.Length), VendorIds.Other, model, NamesOwner: false, NeedsContext: false, Coined: true);
        }
    }

    // “素问医疗大模型” is called 素问
    [GeneratedRegex("(?<=[\u4e00-\u9fff]{2})(?:医疗|金融|政务|教育|行业|垂直|旅游|法律|工业|电力|交通|农业|翻译)?大?模型$", RegexOptions.None, 10_000)]
    private static partial Regex Kind();

    [GeneratedRegex(@"(?:自研|自主研发|自主创新|自主训练|自主开发|自有|自家|自己(?:训练|研发|开发)?)(?:了|的|出)?[^，。；“”]{0,20}大模型[“""「](?<name>[\u4e00-\u9fffA-Za-z0-9.·-]{2,12})[”""」]|(?:自研|自主研发|自主训练|自主开发|自有|自家|自己(?:训练|研发|开发)?)的?(?:[\u4e00-\u9fff]{0,6}[“""「](?<name>[\u4e00-\u9fffA-Za-z0-9.-]{2,10})[”""」](?:\s?\d+[Bb]\s?)?(?:[\u4e00-\u9fff]{0,6})(?:大?模型)|(?<name>[\u4e00-\u9fff]{2}|[A-Z][A-Za-z0-9.-]{1,12})\s?(?:[\u4e00-\u9fff]{2})?(?:大模型|世界模型)|(?<name>[A-Z][A-Za-z0-9.-]{2,14})\s?模型)", RegexOptions.None, 10_000)]
    private static partial Regex Chinese();

    // 打造“晨曦”大模型, 发布了垂直大模型“晨曦”, 推出大模型Dawn-GPT
    [GeneratedRegex(@"(?:打造|发布|推出|研发|研制|上线|开发|构建|训练|自研|建成|启用|部署)(?:了|出|的)?[^，。；“”]{0,16}?(?:[“""「](?<name>[\u4e00-\u9fffA-Za-z0-9.-]{2,10})[”""」][\u4e00-\u9fff]{0,8}大模型(?!平台)|大模型(?:[“""「](?<name>[\u4e00-\u9fffA-Za-z0-9.-]{2,10})[”""」]|\s?(?<name>[A-Z][A-Za-z0-9.-]{2,16})))|[“""「](?<name>[\u4e00-\u9fffA-Za-z0-9.-]{2,10})[”""」](?=是[^，。；]{0,16}(?:自研|自主|自己|自行)(?:训练|研发|开发)?的?[^，。；]{0,12}大?模型)|(?<=大模型\s?)[“""「]\s?(?<name>[\u4e00-\u9fff]{2,6})\s?[”""」](?=[，。]|已|上线|正式)", RegexOptions.None, 10_000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:in-house|proprietary|own|homegrown|self-developed)\s(?:(?:large|language|foundation|AI|generative|LLM)\s){0,3}(?:model|LLM),?\s(?:called\s|named\s|dubbed\s)?(?<name>[A-Z][A-Za-z0-9.-]{2,20})\b|\b(?:own|in-house|proprietary)\s(?<name>[A-Z][a-z][A-Za-z0-9.-]{1,18})(?:\sfamily of)?\s(?:models?|LLMs?)\b", RegexOptions.None, 10_000)]
    private static partial Regex English();

    [GeneratedRegex(@"^(?:的|AI|ai|LLM|GPT|NLP|垂直|行业|通用|基础|底层|专属|语言|视觉|语音|金融|医疗|政务|教育|交通|法律|工业|气象|农业|电力|能源|多模|模态|千亿|百亿|万亿|参数|级别|端侧|云端|推理|预训|训练|世界|领域|垂类|垂域|中文|深度|智能|生成|算法|核心|全栈|安全|客服|营销|数据|数字|超级|新一|一代|开源|轻量|小型|人工|系列|认知|决策|时序|网络|企业|搜索|代码|机器|自然|文本|视频|图像|音乐|驾驶|座舱|物流|零售|保险|银行|证券|投资|风控|营养|健康|化工|钢铁|遥感|天气|电商|游戏|相关|各类|多个|这一|该)", RegexOptions.None, 10_000)]
    private static partial Regex NotAName();
}
