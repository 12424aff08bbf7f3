namespace Tokenholic.Knowledge.Index.Words;

/// <summary>Characters and words of everyday speech: they say what is done or how, and never name the thing that is asked about.</summary>
internal static class EverydayWords
{
    private const string Characters =
        "不没好坏老总才都最更贵便宜快慢大小多少进出起掉完住开关上下来去看说听写读问答跑走换改导存搭弄搞打拿放找剩缺串份张句边种款块阵子先后前中间内外里每各另别再又也就还能可会要想得给让被把从到向往同跟和与或而且"
        + "但如若因所以为什么怎样如何哪谁几一二三四五六七八九十百千万半两些点时候天年月日周号次回件样式家人事物东西南北左右头手口心用有无是在做作干收发送买卖付花钱算按照比较当成变化靠近远长短高低新旧早晚真假对错只仅全部整个"
        + "总共平均超过及其它他她我你您咱们这那此该本自己单位拖拉推点按卡死停断连接加减增删查选定认知道懂会教学忘记省略清理搬挪移动转传带跟随等待试请帮助叫喊帮忙难易忙闲累轻重松紧乱齐满空冷热响亮暗顶刚入行";

    private static readonly string[] English =
    [
        "able", "add", "advantage", "after", "again", "already", "also", "always", "another", "anyone", "anything", "apart", "around", "ask", "available", "away", "back", "bad", "because", "become", "before", "begin", "behind", "below",
        "best", "better", "between", "big", "boss", "both", "bring", "build", "buy", "call", "care", "change", "cheap", "check", "choose", "clear", "come", "compare", "connect", "copy", "currently", "cut", "deal", "different", "disadvantage", "drawback", "during", "each", "early",
        "easy", "else", "end", "enough", "even", "ever", "every", "everything", "exactly", "expect", "extra", "far", "fast", "few", "find", "first", "fit", "fix", "follow", "full", "general", "give", "go", "good", "grow", "hand", "handle",
        "happen", "hard", "help", "high", "hold", "host", "huge", "idea", "instead", "just", "keep", "kind", "know", "large", "last", "late", "learn", "least", "leave", "less", "like", "little", "long", "look", "lose", "lot", "low", "main",
        "make", "many", "matter", "maybe", "mean", "might", "more", "most", "move", "much", "must", "nearly", "never", "new", "next", "nowadays", "nothing", "off", "often", "old", "once", "one", "only", "open", "ordinary", "people", "person", "other", "ourselves", "out", "over",
        "own", "part", "pay", "pick", "plain", "plug", "possible", "pretend", "product", "put", "quick", "quite", "rather", "real", "really", "recently", "right", "run", "safe", "same", "say", "see", "seem", "send", "set", "show", "simple", "since", "skip",
        "slow", "small", "something", "soon", "spill", "split", "stand", "start", "stay", "still", "stop", "sure", "switch", "take", "talk", "tell", "thing", "think", "throw", "time", "tiny", "today", "together", "too", "true", "try", "turn", "under", "until", "up",
        "use", "very", "wait", "way", "well", "whether", "while", "whole", "without", "word", "work", "worth", "wrong", "yet",
    ];

    // What a chat begins and ends with, and the house's own name: every document is about it, few say so.
    private static readonly string[] Chat =
        ["hi", "hello", "hey", "thanks", "thank", "thx", "pls", "plz", "ok", "okay", "urgent", "asap", "btw", "sorry", "dear", "guys", "sir", "deadline", "ai", "alibaba", "aliyun", "cloud"];

    private static readonly HashSet<ulong> Words = [.. English.Concat(Chat).Select(word => SymbolReader.Read(word)[0].Key)];
    private static readonly HashSet<char> Han = [.. Characters];

    public static bool Contains(Symbol symbol) => symbol.IsHan ? Han.Contains((char)symbol.Key) : Words.Contains(symbol.Key);
}
