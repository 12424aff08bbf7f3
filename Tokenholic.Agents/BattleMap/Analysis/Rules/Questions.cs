using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Tells what somebody asks from what the company answers.</summary>
internal static class Questions
{
    public static bool IsQuestion(Page page, Sentence sentence)
    {
        var words = page.Lower(sentence.Span).TrimEnd(' ', '”', '"', '」', '』', ')', '\'');
        return words.EndsWith('？') || words.EndsWith('?') || (Cues.Has("asks", words) && !Cues.Has("answers", words));
    }
}
