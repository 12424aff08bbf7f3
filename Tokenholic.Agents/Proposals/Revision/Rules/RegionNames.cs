namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>Names of regions and rule books in a proposal.</summary>
internal static class RegionNames
{
    private static readonly Dictionary<string, (string Zh, string En)> Names = new()
    {
        ["beijing"] = ("北京", "Beijing"), ["shanghai"] = ("上海", "Shanghai"), ["hangzhou"] = ("杭州", "Hangzhou"), ["shenzhen"] = ("深圳", "Shenzhen"), ["singapore"] = ("新加坡", "Singapore"),
        ["frankfurt"] = ("法兰克福", "Frankfurt"), ["eu"] = ("欧盟", "the EU"), ["virginia"] = ("弗吉尼亚", "Virginia"), ["hongkong"] = ("香港", "Hong Kong"), ["tokyo"] = ("东京", "Tokyo"),
        ["seoul"] = ("韩国", "Korea"), ["jakarta"] = ("印度尼西亚", "Indonesia"), ["kualalumpur"] = ("马来西亚", "Malaysia"), ["bangkok"] = ("泰国", "Thailand"), ["manila"] = ("菲律宾", "the Philippines"), ["dubai"] = ("阿联酋", "the UAE"),
        ["riyadh"] = ("沙特", "Saudi Arabia"), ["london"] = ("英国", "the UK"), ["mumbai"] = ("印度", "India"), ["sydney"] = ("澳大利亚", "Australia"), ["mainland"] = ("中国内地", "mainland China"),
    };

    public static string Zh(string region) => Names.TryGetValue(region, out var name) ? name.Zh : region;

    public static string En(string region) => Names.TryGetValue(region, out var name) ? name.En : region;

    public static string Book(string book, double? level, bool zh) => book switch
    {
        "djbh" => zh ? $"等保{(level switch { 2 => "二级", 3 => "三级", 4 => "四级", _ => "" })}" : level is null ? "MLPS" : $"MLPS level {level}",
        "gdpr" => "GDPR",
        "pipl" => zh ? "个人信息保护法" : "PIPL",
        "iso27001" => "ISO 27001",
        "soc2" => "SOC 2",
        "hipaa" => "HIPAA",
        _ => zh ? "生成式人工智能备案" : "Generative AI filing",
    };
}
