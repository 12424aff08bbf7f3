using System.Diagnostics;
using System.Text.Json;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Benchmarks;

/// <summary>Time and memory of the knowledge base's index beside SQLite's FTS5, over the product's own documents shuffled sentence by sentence or a folder's.</summary>
internal static class SearchBenchmark
{
    private const int SentencesOfPassage = 12;
    private const int PassagesOfDocument = 13;

    private static readonly string[] Questions =
    [
        "批量推理便宜多少", "从火山引擎迁移要改什么", "qwen3-max 上下文缓存价格", "怎么降低客服成本", "数据能不能留在境内",
        "How much cheaper is batch inference?", "Which model reads images?", "What happens when a session is not released?", "火星上有可用区吗",
    ];

    public static void Run(int passages) => Compare(() => Documents(passages), Questions);

    /// <summary>The same with the documents of a folder and the questions of a file, one JSON object with a <c>question</c> a line.</summary>
    public static void Run(string folder, string questions)
        => Compare(() => Documents(folder), [.. File.ReadLines(questions).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!)]);

    private static void Compare(Func<List<IndexedDocument>> read, IReadOnlyList<string> questions)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var documents = read();
        var texts = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var index = new KnowledgeIndex(documents);
        var made = clock.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - texts;
        var ours = Times(questions, question => _ = index.Search(question, 10));
        Console.WriteLine($"{index.PassageCount,8:N0} passages: texts {(texts - before) / 1e6:F0} MB, index {memory / 1e6:F0} MB made in {made.TotalSeconds:F1} s; query median {ours.Median:F2} ms, 95th {ours.Late:F2} ms");

        using var other = new Fts5Index();
        var told = Fts5Index.Tokens(documents);
        clock.Restart();
        other.Add(told);
        var otherMade = clock.Elapsed;
        var theirs = Times(questions, question => _ = other.Search(question, 10));
        Console.WriteLine(
            $"  SQLite {Fts5Index.Version} FTS5, the same passages: made in {otherMade.TotalSeconds:F1} s; query median {theirs.Median:F2} ms, 95th {theirs.Late:F2} ms; ours is {theirs.Median / ours.Median:F1} times as quick to ask and {otherMade / made:F1} times to make");
    }

    private static (double Median, double Late) Times(IReadOnlyList<string> questions, Action<string> ask)
    {
        var times = new List<double>();
        var rounds = Math.Max(3, 225 / questions.Count);
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var question in questions)
            {
                var clock = Stopwatch.StartNew();
                ask(question);
                if (round > 0)
                    times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        return (times[times.Count / 2], times[times.Count * 95 / 100]);
    }

    private static List<IndexedDocument> Documents(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
        {
            var name = Path.GetRelativePath(folder, path);
            var document = DocumentReader.Read(File.ReadAllBytes(path), null, new Uri(name, UriKind.Relative));
            return new IndexedDocument(name, document.Title, name, document.Text, document.Chunks);
        })];

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
