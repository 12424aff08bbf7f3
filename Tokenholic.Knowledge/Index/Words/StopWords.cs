namespace Tokenholic.Knowledge.Index.Words;

/// <summary>Words that carry a sentence and not its subject.</summary>
internal static class StopWords
{
    private static readonly string[] Chinese =
    [
        "的", "了", "吗", "呢", "啊", "吧", "是", "在", "和", "与", "或", "就", "都", "也", "还", "要", "会", "把", "被", "给", "让", "用", "到", "从", "对", "为", "我", "你", "他", "它",
        "这", "那", "有", "能", "个", "得", "着", "过", "很", "又", "再", "才", "只", "里", "上", "下", "之", "其", "以", "及", "等", "该", "些", "么", "谁", "几", "多", "去", "来", "做", "想",
        "怎么", "怎样", "如何", "什么", "多少", "哪个", "哪些", "哪里", "哪种", "哪几", "为什么", "是不是", "能不能", "有没有", "可不可以", "可以", "请问", "我们", "你们", "他们", "咱们", "自己",
        "一个", "一下", "一些", "这个", "那个", "这些", "那些", "如果", "但是", "因为", "所以", "的话", "时候", "推荐一", "推荐一下", "推荐下", "推荐个", "推荐几", "推荐些", "推荐点", "推荐什么", "推荐哪", "推荐吗", "请推荐", "求推荐", "给我推荐", "帮我推荐", "需要", "应该", "目前", "现在", "分别", "以及", "进行", "是否", "有何", "通过",
    ];

    private static readonly string[] English =
    [
        "a", "an", "the", "of", "to", "in", "on", "at", "for", "by", "with", "from", "as", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "have", "has", "had", "can", "could",
        "will", "would", "should", "may", "might", "shall", "i", "we", "you", "they", "he", "she", "it", "me", "us", "them", "my", "our", "your", "their", "its", "this", "that", "these", "those",
        "and", "or", "but", "if", "then", "so", "than", "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "there", "here", "not", "no", "any", "some", "such", "into", "about",
        "s", "t", "re", "ve", "ll", "don", "doesn", "isn", "am", "please", "tell", "want", "need", "get", "let",
    ];

    // Whoever says "recommend a film" or "what do you suggest" asks, and does not speak of recommending.
    private static readonly HashSet<ulong> Asking = Keys("recommend", "suggest");
    private static readonly HashSet<ulong> Asked = Keys("you");
    private static readonly HashSet<ulong> Articles = Keys("a", "an", "me", "us", "some", "any");

    private static readonly HashSet<ulong> Words = [.. English.Select(word => SymbolReader.Read(word)[0].Key)];
    private static readonly HashSet<string> Phrases = [.. Chinese];
    private static readonly int Longest = Chinese.Max(word => word.Length);

    /// <summary>Whether it is such a word of English.</summary>
    public static bool IsEnglish(Symbol symbol) => !symbol.IsHan && Words.Contains(symbol.Key);

    /// <summary>Marks the symbols that need not be looked for. In a text of nothing else, nothing is marked.</summary>
    public static bool[] Mark(ReadOnlySpan<char> text, IReadOnlyList<Symbol> symbols)
    {
        var idle = new bool[symbols.Count];
        var phrases = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < symbols.Count; i++)
        {
            if (!symbols[i].IsHan)
            {
                idle[i] = Words.Contains(symbols[i].Key) || IsAsking(symbols, i);
                continue;
            }

            for (var length = Math.Min(Longest, symbols.Count - i); length > 0; length--)
            {
                var end = symbols[i + length - 1].End;
                if (end - symbols[i].Start != length || !phrases.Contains(text[symbols[i].Start..end]))
                    continue;
                Array.Fill(idle, true, i, length);
                break;
            }
        }

        return Array.TrueForAll(idle, i => i) ? new bool[symbols.Count] : idle;
    }

    private static bool IsAsking(IReadOnlyList<Symbol> symbols, int i) => Asking.Contains(symbols[i].Key)
        && ((i > 0 && Asked.Contains(symbols[i - 1].Key)) || (i + 1 < symbols.Count && Articles.Contains(symbols[i + 1].Key)));

    private static HashSet<ulong> Keys(params string[] words) => [.. words.Select(word => SymbolReader.Read(word)[0].Key)];
}
