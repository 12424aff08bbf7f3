using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Models that are wanted or not wanted; a model that is merely named is neither.</summary>
internal sealed partial class ModelWishes
{
    private readonly List<(Regex Alias, Model Model)> _aliases;
    private readonly Dictionary<string, string> _family;

    public ModelWishes(Catalog catalog) => (_family, _aliases) = (catalog.Models.ToDictionary(m => m.Id, m => m.Family),
    [
        .. catalog.Models.SelectMany(m => m.Aliases.Append(m.Id).Select(a => (Alias: a, Model: m))).Where(a => a.Alias.Length > 1)
            .DistinctBy(a => a.Alias, StringComparer.OrdinalIgnoreCase).OrderByDescending(a => a.Alias.Length).Select(a => (AsWritten(a.Alias), a.Model)),
    ]);

    // "Qwen Max", "千问Max" and "Qwen-Max" are one model
    private static Regex AsWritten(string alias)
    {
        var (qwen, rest) = alias.StartsWith("Qwen", StringComparison.OrdinalIgnoreCase) ? ("(?:Qwen|通义千问|千问)", alias[4..]) : ("", alias);
        var open = Gap().Replace(string.Concat(rest.Select(c => c is ' ' or '-' ? "\u0001" : Regex.Escape(c.ToString()))), "[\\s\\-]?");
        return new(qwen + (qwen.Length > 0 && rest.Length > 0 && char.IsAsciiDigit(rest[0]) ? "[\\s\\-]?" : "") + open, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
    }

    public IEnumerable<Constraint> Of(string words)
    {
        var wishes = Read(words).ToList();
        // "换成千问吧，Qwen3.7-Plus 就够了": the family is said first, the model is what is meant
        var named = Mentions(words).ConvertAll(m => m.Id);
        return wishes.Select(w => w.Kind is ConstraintKind.PreferModel && !wishes.Exists(o => o.Kind is ConstraintKind.ExcludeModel)
            && named.Find(id => id != w.Value && _family.GetValueOrDefault(id) == w.Value) is { } exact ? w with { Value = exact } : w).Distinct();
    }

    private IEnumerable<Constraint> Read(string words)
    {
        var mentions = Mentions(words);
        ConstraintKind? meant = null;
        for (var i = 0; i < mentions.Count; i++)
        {
            var (at, _, id) = mentions[i];
            var from = i == 0 ? 0 : mentions[i - 1].At + mentions[i - 1].Length;
            var before = words[from..at];
            var clause = before.LastIndexOfAny(['，', ',', '；', ';']);
            before = before[(clause + 1)..];
            if (i == 0 || !Joined().IsMatch(words[from..at]))
                meant = Needless().IsMatch(words.AsSpan(at + mentions[i].Length)) ? ConstraintKind.ExcludeModel : Meant(before); // "DeepSeek or Kimi" are wanted, or not, together
            if (meant is { } kind)
                yield return new(kind, id);
        }
    }

    /// <summary>Whether a model is named.</summary>
    public bool Names(string words) => Mentions(words).Count > 0;

    private static ConstraintKind? Meant(string before) =>
        Twice().IsMatch(before) ? null // "it is not that we do not want it"
        : Not().IsMatch(before) ? ConstraintKind.ExcludeModel
        : Wanted().IsMatch(before) && !Today().IsMatch(before) ? ConstraintKind.PreferModel : null;

    private List<(int At, int Length, string Id)> Mentions(string words)
    {
        var found = new List<(int At, int Length, string Id)>();
        foreach (var (alias, model) in _aliases)
        {
            foreach (Match match in alias.Matches(words))
            {
                if (Stands(words, match.Index, match.Length) && !found.Exists(f => match.Index < f.At + f.Length && f.At < match.Index + match.Length))
                    found.Add((match.Index, match.Length, model.Id));
            }
        }

        found.Sort((a, b) => a.At.CompareTo(b.At));
        return found;
    }

    // "phi" is not in "philosophy", nor "qwen3" in "qwen3.7-plus"
    private static bool Stands(string words, int at, int length) =>
        (at == 0 || !char.IsAsciiLetterOrDigit(words[at - 1]) || !char.IsAsciiLetterOrDigit(words[at]))
        && (at + length == words.Length || !char.IsAsciiLetterOrDigit(words[at + length - 1]) || !(char.IsAsciiLetterOrDigit(words[at + length]) || (words[at + length] is '.' or '-' && at + length + 1 < words.Length && char.IsAsciiLetterOrDigit(words[at + length + 1]))));

    [GeneratedRegex(@"(不要再?用?|不用|不想用?|不能用?|不接受|不考虑|排除|禁用|禁止|去掉|拿掉|别用|不使用|不放心|而不是|替换掉?|弃用|avoid|exclude|not (to )?use|don't (want|use|like)|do not (want|use)|without|no |rule out|instead of|rather than|replace|drop|remove|isn't|aren't|anything but|other than|不换|不想换|不是|not )\s*((anything|something|models?|any) (from|of|by) )?[^，,]{0,12}$", RegexOptions.IgnoreCase)]
    private static partial Regex Not();

    [GeneratedRegex(@"不是(说)?(我们)?不|并非(我们)?不|not that we (don't|do not)|(don't|do not) mind|(not|n't) against", RegexOptions.IgnoreCase)]
    private static partial Regex Twice();

    [GeneratedRegex(@"^\s*(、|/|,|或者?|和|与|及|以及|or|and|nor)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Joined();

    // "DeepSeek 没必要上"
    [GeneratedRegex(@"^\s*(这次|就|也|都)?(没必要|没有必要|不需要|不考虑)")]
    private static partial Regex Needless();

    [GeneratedRegex("\u0001+")]
    private static partial Regex Gap();

    // what they use already is no wish
    [GeneratedRegex(@"目前|现在|正在|一直|已经|currently|today|already|\bnow\b|so far|at the moment", RegexOptions.IgnoreCase)]
    private static partial Regex Today();

    [GeneratedRegex(@"(希望|想|倾向|优先|首选|改用|换(成|为|到|用)?|改成|采用|选用|统一用|指定|就用|用|prefer(red)?|would like|want|switch to|move to|use|using|with|go for|choose|based on|runs? on|running on|move (it )?to)\s*[^，,]{0,10}$", RegexOptions.IgnoreCase)]
    private static partial Regex Wanted();
}
