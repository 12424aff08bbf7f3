namespace Tokenholic.Agents.Research.Search;

/// <summary>What is asked about a company: site, news, jobs, repositories and reports, in Chinese and English.</summary>
internal static class SearchQueries
{
    /// <summary>The queries, the most telling first; a name that is itself English is not asked for twice.</summary>
    public static IReadOnlyList<string> For(string company, IReadOnlyList<string> aliases)
    {
        var name = Quoted(company);
        var english = Quoted(aliases.FirstOrDefault(a => a.All(char.IsAscii)) ?? company);
        return
        [
            .. new[]
            {
                $"{name} 官网",
                $"{name} 大模型 应用 案例",
                $"{name} 人工智能 接入 合作 新闻",
                $"{name} 招聘 大模型 算法 工程师",
                $"{name} 年报 研报 AI 投入",
                $"{name} GitHub 开源",
                $"{english} generative AI LLM case study",
                $"{english} AI engineer jobs",
            }.Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Quoted(string name) => $"\"{name.Replace('"', ' ').Trim()}\"";
}
