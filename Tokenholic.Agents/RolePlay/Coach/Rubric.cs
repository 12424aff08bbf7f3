using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>The observable checks; each is answered by the transcript alone, and quotes the turn it rests on.</summary>
internal sealed class Rubric
{
    /// <summary>Fewer turns than this that say something leave nothing to praise for not doing wrong.</summary>
    private const int Enough = 4;

    /// <summary>So many facts make a meeting worth judging though the buyer ended it.</summary>
    private const int Learned = 3;

    /// <summary>So many facts are heard before a product is praised.</summary>
    private const int NeedsFirst = 2;

    /// <summary>So many of the buyer's words make a question one about them.</summary>
    private const int TakenUp = 2;

    /// <summary>So much of a fact's words in an answer ties the offer to it.</summary>
    private const double OfTheirs = .2;

    private readonly RolePlaySession _session;
    private readonly ScenarioEntry _scenario;
    private readonly List<RolePlayTurn> _rep;
    private readonly bool _substance;
    private readonly IReadOnlyList<TurnClaim> _claims;

    public Rubric(RolePlaySession session, IReadOnlyList<TurnClaim> claims)
    {
        (_session, _claims, _scenario) = (session, claims, RolePlayData.Of(session.Setup.Scenario));
        _rep = [.. session.RepTurns];
        // Who is shown out before he learned anything has nothing to his credit that he merely did not do.
        _substance = (session.State.Outcome is not MeetingOutcome.WalkedOut || session.State.Revealed.Count >= Learned) && _rep.Count(t => t.Reading!.Kinds.Any(k => k is MessageKind.OpenQuestion or MessageKind.ClosedQuestion or MessageKind.Answer or MessageKind.Empathy or MessageKind.Summary)) >= Enough;
    }

    public IReadOnlyList<CheckVerdict> Verdicts() => [.. Elicitation(), .. Pacing(), .. Listening(), .. Value(), .. Objections(), .. Accuracy(), .. NextStep()];

    private IEnumerable<CheckVerdict> Elicitation()
    {
        var open = _rep.Where(t => t.Reading!.Is(MessageKind.OpenQuestion) && t.Reading.Asked.Any(_scenario.Topics.Contains)).ToList();
        // A proposal that ends in "all right?" is no closed question to find something out.
        bool IsClosed(RolePlayTurn t) => t.Reading!.Is(MessageKind.ClosedQuestion) && !t.Reading.Kinds.Any(k => k is MessageKind.Closing or MessageKind.Summary or MessageKind.Permission);
        var closed = _rep.Count(IsClosed);
        var topics = _rep.SelectMany(t => t.Reading!.Asked).Where(_scenario.Topics.Contains).Distinct().Count();
        var facts = _session.State.Revealed;
        yield return Seen("open_questions", "elicitation", open.Count >= 3, open.FirstOrDefault());
        yield return Seen("mostly_open", "elicitation", open.Count > closed, open.Count > closed ? open.ElementAtOrDefault(1) : _rep.Find(IsClosed));
        yield return Seen("breadth", "elicitation", topics >= 4, open.LastOrDefault());
        var followed = FollowUp();
        yield return new("follow_up", "elicitation", followed is not null, followed?.Turn.Index, followed is { } f ? Quote(f.Question) : null);
        yield return Seen("facts_some", "elicitation", facts.Count >= 2, Earned(1));
        yield return Seen("facts_half", "elicitation", facts.Count * 2 >= _scenario.Topics.Count, Earned(3));
        yield return Seen("facts_most", "elicitation", facts.Count >= 5, Earned(4));
    }

    private IEnumerable<CheckVerdict> Pacing()
    {
        var early = _session.Turns.FirstOrDefault(t => t.Move?.Kind is MoveKind.Interrupt);
        var many = _rep.Find(t => t.Reading!.Questions > 2);
        var share = SessionCoach.TalkShare(_session);
        // Who is asked about the offer may speak of it.
        var pitch = _rep.Find(t => t.Reading!.Is(MessageKind.Pitch) && _session.Turns[t.Index - 1].State?.OpenChallenge is null);
        var heard = _session.Turns.Take(pitch?.Index ?? _session.Turns.Count).Count(t => t.Move?.Kind is MoveKind.Reveal);
        yield return Seen("needs_first", "pacing", heard >= NeedsFirst, heard >= NeedsFirst ? Earned(NeedsFirst - 1) : pitch);
        yield return Absent("no_early_pitch", "pacing", early is null ? null : _session.Turns[early.Index - 1]);
        yield return Absent("one_at_a_time", "pacing", many);
        yield return Absent("concise", "pacing", First(MessageKind.TooLong));
        yield return Absent("no_pressure", "pacing", First(MessageKind.Pressure));
        yield return new("talk_share", "pacing", _substance ? share is > .25 and < .8 : null);
        yield return _session.State.Outcome is MeetingOutcome.WalkedOut ? Seen("not_shown_out", "pacing", false, _session.Turns[^1]) : new("not_shown_out", "pacing", _substance ? true : null);
    }

    private IEnumerable<CheckVerdict> Listening()
    {
        yield return Seen("empathy", "listening", First(MessageKind.Empathy) is not null, First(MessageKind.Empathy));
        yield return Seen("sums_up", "listening", First(MessageKind.Summary) is not null, First(MessageKind.Summary));
        yield return Absent("no_repeats", "listening", First(MessageKind.Repeated));
        yield return Absent("answers_buyer", "listening", Before(MoveKind.Ignored));
        yield return Absent("stays_on_topic", "listening", _rep.Find(t => t.Reading!.Kinds.Any(k => k is MessageKind.OffTopic or MessageKind.Insult or MessageKind.Injection or MessageKind.OtherLanguage or MessageKind.Nonsense)));
    }

    private IEnumerable<CheckVerdict> Value()
    {
        var told = new HashSet<string>();
        RolePlayTurn? tied = null;
        foreach (var turn in _session.Turns)
        {
            if (turn.Move is { Kind: MoveKind.Reveal, Topic: { } topic })
                told.Add(topic);
            else if (turn.Reading is { } reading && !reading.Is(MessageKind.WrongClaim) && (reading.Is(MessageKind.Summary) ? told.Count > 0 : reading.Is(MessageKind.Answer) && Offers(turn) && reading.Stated.Any(t => told.Contains(t) && TakesUp(turn.Text, t))))
                tied ??= turn;
        }

        var proof = _rep.Find(t => t.Reading!.Is(MessageKind.Proof) && !t.Reading.Is(MessageKind.WrongClaim) && !t.Reading.Is(MessageKind.Overpromise));
        yield return Seen("proof", "value", proof is not null, proof);
        yield return Seen("tied_to_need", "value", tied is not null, tied);
    }

    private IEnumerable<CheckVerdict> Objections()
    {
        var (raised, handled) = (_session.State.Raised.Count, _session.State.Handled.Count);
        bool? Of(bool passed) => raised is 0 ? null : passed;
        var replies = _session.Turns.Where(t => t.Move?.Kind is MoveKind.Challenge && t.Index + 1 < _session.Turns.Count).Select(t => _session.Turns[t.Index + 1]).ToList();
        var calm = replies.Find(t => _session.Turns.ElementAtOrDefault(t.Index + 1)?.Move?.Kind is not MoveKind.Ignored
            && (t.Reading!.Is(MessageKind.Empathy) || (t.Reading.Is(MessageKind.OpenQuestion) && t.Reading.Asked.Contains(_session.Turns[t.Index - 1].Move!.Topic!))));
        var settled = _rep.Find(t => _session.Turns.ElementAtOrDefault(t.Index + 1)?.State is { } after && after.Handled.Count > _session.Turns[t.Index - 1].State!.Handled.Count);
        yield return Seen("settled_one", "objections", Of(handled > 0), settled);
        yield return Seen("settled_most", "objections", Of(handled * 3 >= raised * 2), settled);
        yield return Seen("acknowledged_first", "objections", Of(calm is not null), calm ?? replies.FirstOrDefault());
    }

    private IEnumerable<CheckVerdict> Accuracy()
    {
        var wrong = First(MessageKind.WrongClaim) ?? (_claims.FirstOrDefault(c => c.Claim.Verdict is ClaimVerdict.Wrong) is { } claim ? _session.Turns[claim.Turn] : null);
        var promised = First(MessageKind.Overpromise);
        // Who states nothing that can be looked up is neither right nor wrong.
        var stated = _claims.Any(c => c.Claim.Verdict is not ClaimVerdict.Unknown) || wrong is not null || promised is not null;
        yield return stated ? Absent("no_wrong_claim", "accuracy", wrong) : new("no_wrong_claim", "accuracy", null);
        yield return stated ? Absent("no_overpromise", "accuracy", promised) : new("no_overpromise", "accuracy", null);
    }

    private IEnumerable<CheckVerdict> NextStep()
    {
        var proposed = _rep.FindLast(t => t.Reading!.Is(MessageKind.Closing) && !t.Reading.Is(MessageKind.Pressure));
        yield return Seen("proposes", "next_step", proposed is not null, proposed);
        yield return Seen("agreed", "next_step", _session.State.Outcome is MeetingOutcome.NextStep, _session.State.Outcome is MeetingOutcome.NextStep ? proposed : null);
    }

    private RolePlayTurn? First(MessageKind kind) => _rep.Find(t => t.Reading!.Is(kind));

    private RolePlayTurn? Before(MoveKind kind) => _session.Turns.FirstOrDefault(t => t.Move?.Kind == kind) is { } turn ? _session.Turns[turn.Index - 1] : null;

    private RolePlayTurn? Earned(int number) =>
        _session.Turns.Where(t => t.Move?.Kind is MoveKind.Reveal).ElementAtOrDefault(number) is { } told ? _session.Turns[told.Index - 1] : null;

    /// <summary>The first question that takes up what the buyer just said: its topic after a fact or a challenge, or the buyer's own words.</summary>
    private (RolePlayTurn Turn, string Question)? FollowUp()
    {
        foreach (var turn in _rep.Where(t => t.Index > 1 && t.Reading!.Questions > 0 && !t.Reading.Is(MessageKind.AnythingElse) && _session.Turns[t.Index - 1].Move?.Kind is MoveKind.Reveal or MoveKind.Challenge or MoveKind.Accept or MoveKind.Unoffered))
        {
            var said = _session.Turns[turn.Index - 1];
            var question = Asking.Sentences(turn.Text).Find(s => s.ToLowerInvariant() is var lower && Asking.Is(lower) && !Asking.IsCheck(lower)
                // "It costs two yuan, is that expensive?" argues.
                && !_claims.Any(c => c.Turn == turn.Index && c.Claim.Quote == s));
            var context = Asking.Sentences(turn.Text).Where(s => !WordFinder.Has(s.ToLowerInvariant(), "pitch"));
            if (question is not null && ((said.Move!.Topic is { } topic && turn.Reading!.Asked.Contains(topic)) || PassageSentences.Shared(said.Text, string.Join(' ', context)).Count >= TakenUp))
                return (turn, question);
        }

        return null;
    }

    // Who only says again what was said ties nothing to it.
    private bool Offers(RolePlayTurn turn) => turn.Reading!.Kinds.Any(k => k is MessageKind.Proof or MessageKind.Pitch or MessageKind.Closing) || _claims.Any(c => c.Turn == turn.Index);

    // A word on the subject is not yet one on what this buyer said of it.
    private bool TakesUp(string text, string topic) => PassageSentences.Shared(_session.Setup.Persona.Fact(topic)!.Text.In(_session.Setup.Language), text) is { Count: >= 2, Share: >= OfTheirs };

    private static CheckVerdict Seen(string id, string criterion, bool? passed, RolePlayTurn? turn) => new(id, criterion, passed, turn?.Index, turn is null ? null : Quote(turn.Text));

    /// <summary>Passed when it never happened; not judged where there was not enough in which it could have.</summary>
    private CheckVerdict Absent(string id, string criterion, RolePlayTurn? wrong) => wrong is null ? new(id, criterion, _substance ? true : null) : Seen(id, criterion, false, wrong);

    private static string? Quote(string text) => text.Trim() is { Length: > 0 } said ? said.Length <= 120 ? said : said[..120] : null;
}
