using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Proposals;

/// <summary>Composes a proposal around a question, on top of what the map gives where there is one.</summary>
public sealed class QuestionComposer(TimeProvider time)
{
    private const int Sentences = 3;

    private static readonly string?[] Kinds = [null, "solution", "product", "price"];

    /// <summary>The proposal in the language asked; what the knowledge base has no answer to is said, with what to do.</summary>
    public ProposalDocument Compose(string company, string question, ProposalDocument? onMap, SourceLibrary library, ReplyLanguage language)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(library);
        var zh = language is ReplyLanguage.Zh;
        var answer = Kinds.SelectMany(kind => library.Quote(question, question, Sentences, kind)).ToList();
        if (answer.Count == 0)
            answer.Add(new(question, zh ? "知识库里没有这个问题的依据：请换个说法，或先导入相关产品文档，再写方案。" : "The knowledge base has nothing that answers this: ask in other words, or import the product's documents first.", Basis.Judgement, []));

        IReadOnlyList<Statement> Added(SectionId id) => id switch
        {
            SectionId.Needs => [new(question, zh ? $"您的问题：{question}" : $"Your question: {question}", Basis.Judgement, [])],
            SectionId.Recommendation => answer,
            SectionId.Cost when onMap is null => library.Quote("", zh ? "降低成本 上下文缓存 批量推理" : "lower cost context cache batch", 2),
            SectionId.Migration when onMap is null => library.Quote("", zh ? "迁移步骤 灰度切流 回退" : "migration steps shift traffic keep the old platform", Sentences),
            SectionId.Risks when onMap is null => library.Quote("", zh ? "数据位置 地域 私网访问" : "data region private link", 2),
            SectionId.Questions =>
            [
                new(question, zh ? "这个问题涉及的用量（每天多少次、每次多长）和上线时间？" : "How much volume (calls a day, length of each) is this about, and when shall it go live?", Basis.Judgement, []),
                new(question, zh ? "数据能否出境、能否经公网访问模型？" : "May the data leave the country, and may models be reached over the public network?", Basis.Judgement, []),
            ],
            _ => [],
        };

        return (onMap ?? Empty(company, language)) with
        {
            Question = question,
            Sections = [.. Enum.GetValues<SectionId>().Select(id => new ProposalSection(id, [.. Added(id), .. onMap?.Sections.FirstOrDefault(s => s.Id == id)?.Statements ?? []]))],
            Diagram = onMap?.Diagram ?? ArchitectureBuilder.Of([], [], [], language),
            Citations = library.Citations,
        };
    }

    private ProposalDocument Empty(string company, ReplyLanguage language) => new()
    {
        Company = company, GeneratedAt = time.GetUtcNow(), Language = language, MapVersion = 0, Sections = [], Diagram = new([], []), Costs = [], Citations = [],
    };
}
