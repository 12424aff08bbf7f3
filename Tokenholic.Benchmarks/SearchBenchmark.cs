using System.Diagnostics;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Benchmarks;

/// <summary>Time and memory of the knowledge base's index at a given number of passages, made of the product's own documents shuffled sentence by sentence.</summary>
internal static class SearchBenchmark
{
    private const int SentencesOfPassage = 12;
    private const int PassagesOfDocument = 13;

    private static readonly string[] Questions =
    [
        "批量推理便宜多少", "从火山引擎迁移要改什么", "qwen3-max 上下文缓存价格", "怎么降低客服成本", "数据能不能留在境内",
        "How much cheaper is batch inference?", "Which model reads images?", "What happens when a session is not released?", "火星上有可用区吗",
    ];

    public static void Run(int passages)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var documents = Documents(passages);
        var texts = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var index = new KnowledgeIndex(documents);
        var made = clock.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - texts;

        var times = new List<double>();
        for (var round = 0; round < 30; round++)
        {
            foreach (var question in Questions)
            {
                clock.Restart();
                _ = index.Search(question, 10);
                if (round >= 5)
                    times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine(
            $"{index.PassageCount,8:N0} passages: texts {(texts - before) / 1e6:F0} MB, index {memory / 1e6:F0} MB made in {made.TotalSeconds:F1} s; query median {times[times.Count / 2]:F2} ms, 95th {times[times.Count * 95 / 100]:F2} ms");
    }

    private static List<IndexedDocument> Documents(int passages)
    {
        var random = new Random(1);
        var sentences = StartingKnowledge.Documents.SelectMany(d => PassageSentences.Split(d.Text, 0, d.Text.Length)).Select(s => s.Text).ToArray();
        return [.. Enumerable.Range(0, passages / PassagesOfDocument).Select(number =>
        {
            var text = string.Join("\n\n", Enumerable.Range(0, PassagesOfDocument).Select(p => $"## {number}.{p}\n\n{string.Join(' ', Enumerable.Range(0, SentencesOfPassage).Select(_ => sentences[random.Next(sentences.Length)]))}"));
            return new IndexedDocument($"d{number}", $"文档 {number}", $"doc/{number}", text, Chunker.Cut(text, $"文档 {number}").Chunks);
        })];
    }
}
