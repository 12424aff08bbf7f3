namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>The move that follows from a state and a message.</summary>
internal static class BuyerMoves
{
    public static (BuyerState State, BuyerMove Move) Next(BuyerState before, MessageReading message, RolePlaySetup setup, BuyerRules rules, bool timeUp)
    {
        var scenario = RolePlayData.Of(setup.Scenario);
        var reaction = new Reaction(before, message, rules, scenario.Topics);
        var state = reaction.Apply();
        if (Leaves(state, rules, timeUp) is { } leaving)
            return (state with { Outcome = leaving is MoveKind.LeaveTime ? MeetingOutcome.TimeUp : MeetingOutcome.WalkedOut, Stage = BuyerStage.Ended, OpenChallenge = null }, new(leaving));

        var (after, move) = Choose(before, state, reaction, message, setup, rules, scenario);
        after = after with
        {
            LastTopic = move.Topic ?? after.LastTopic,
            Stage = after.Outcome is not null ? BuyerStage.Ended : after.OpenChallenge is not null ? BuyerStage.Challenging
                : after.Trust >= rules.AgreeTrust && after.Interest >= rules.AgreeInterest && after.Revealed.Count >= rules.AgreeFacts ? BuyerStage.Deciding
                : after.Revealed.Count is 0 ? BuyerStage.Opening : BuyerStage.Exploring,
        };
        return (after, move);
    }

    private static MoveKind? Leaves(BuyerState state, BuyerRules rules, bool timeUp) => state switch
    {
        _ when state.Strikes >= rules.Strikes => MoveKind.LeaveTrust,
        { Patience: 0 } => MoveKind.LeavePatience,
        { Trust: <= 5, Turn: >= 3 } => MoveKind.LeaveTrust,
        _ when timeUp || state.Turn >= rules.MaxTurns => MoveKind.LeaveTime,
        _ => null,
    };

    private static (BuyerState, BuyerMove) Choose(
        BuyerState before, BuyerState state, Reaction reaction, MessageReading message, RolePlaySetup setup, BuyerRules rules, ScenarioEntry scenario)
    {
        if (Odd(message) is { } odd)
            return (state, new(odd));
        if (message.Is(MessageKind.Pressure))
            return (state, new(MoveKind.RefusePressure));
        if (reaction.Unbelievable && rules.WantsProof)
            return (state with { Misses = state.Misses + (before.OpenChallenge is null ? 0 : 1) }, new(MoveKind.Doubt));
        // A long answer is cut short, and counts if it is one.
        if (message.Is(MessageKind.TooLong) && !(before.OpenChallenge is not null && reaction.Settles))
            return (state, new(MoveKind.TooLong));
        if (before.OpenChallenge is { } open)
        {
            if (Challenged(open, state, reaction, message, setup, rules, scenario) is { } answered)
                return answered;
            // Who never comes back to it has lost that point; the buyer goes on with what was said now.
            state = Settled(state);
            if (message.Questions is 0 && !message.Is(MessageKind.Closing))
                return (state, new(MoveKind.LetGo));
        }

        if (message.Is(MessageKind.Closing) && !message.Is(MessageKind.OpenQuestion))
            return reaction.Convinced ? (state with { Outcome = MeetingOutcome.NextStep }, new(MoveKind.Agree)) : Refused(state, rules, scenario);
        if (message.Is(MessageKind.WhatIsMissing))
            return Refused(state, rules, scenario);
        if (reaction.PitchesEarly)
            return (state, new(MoveKind.Interrupt));
        // Who asks leave to ask has it, before anything else is brought up.
        if (message.Is(MessageKind.Permission) && message.Asked.Count is 0 && state.Revealed.Count is 0)
            return (state, new(MoveKind.Consent));
        // A question that earns its answer gets it first, and who sums up hears whether it is right, unless the buyer has held back for long.
        var earning = (message.Questions is 1 or 2 && message.Asked.Any(t => Earns(t, state, message, setup, rules, scenario))) || (message.Is(MessageKind.Summary) && state.Revealed.Count > 1);
        if (Due(state, message, setup, rules, earning ? 2 : 0) is { } challenge)
            return Raise(state, challenge);
        if (message.Is(MessageKind.AnythingElse))
            return Left(state, message, setup) is { } more ? Raise(state, more) : (state, new(MoveKind.NothingMore));
        if (message.Questions > 0)
            return Asked(state, message, setup, rules, scenario);
        return Said(before, state, message, setup, rules);
    }

    /// <summary>Not yet, and what is missing: the same topics until they were spoken of, else what it is worth, or who they deal with.</summary>
    private static (BuyerState, BuyerMove) Refused(BuyerState state, BuyerRules rules, ScenarioEntry scenario)
    {
        string[] wanted = [.. state.Wanted.Concat(scenario.Topics).Distinct().Where(t => !state.Revealed.Contains(t)).Take(Math.Min(2, rules.AgreeFacts - state.Revealed.Count))];
        return wanted.Length > 0 ? (state with { Wanted = wanted }, new(MoveKind.Refuse, Wants: string.Join('+', wanted)))
            : (state, new(MoveKind.Refuse, Wants: state.Interest < rules.AgreeInterest ? "value" : "trust"));
    }

    private static MoveKind? Odd(MessageReading message) =>
        message.Is(MessageKind.Nothing) ? MoveKind.Silence
        : message.Is(MessageKind.Nonsense) || message.Is(MessageKind.Code) ? MoveKind.Nonsense
        : message.Is(MessageKind.Injection) ? MoveKind.Injection
        : message.Is(MessageKind.Insult) ? MoveKind.Insult
        : message.Is(MessageKind.OtherLanguage) ? MoveKind.Language
        : message.Is(MessageKind.Repeated) ? MoveKind.Repeat
        : message.Is(MessageKind.OffTopic) ? MoveKind.Astray : null;

    /// <summary>What the buyer does while a point of theirs is open; null when they give it up.</summary>
    private static (BuyerState, BuyerMove)? Challenged(
        string open, BuyerState state, Reaction reaction, MessageReading message, RolePlaySetup setup, BuyerRules rules, ScenarioEntry scenario)
    {
        var topic = RolePlayData.Challenge(open)!.Topic;
        if (reaction.Settles)
        {
            var settled = Settled(state) with { Handled = [.. state.Handled, open] };
            // Who answers and asks on hears the answer to that; it shows that the point is settled.
            if (!message.Is(MessageKind.Closing) && message.Questions is 1 or 2 && message.Asked.FirstOrDefault(t => Earns(t, settled, message, setup, rules, scenario)) is { } told)
                return (settled with { Revealed = [.. settled.Revealed, told] }, new(MoveKind.Reveal, told));
            // Who answers and proposes in one breath, to a buyer who was only waiting for it, has the step.
            return message.Is(MessageKind.Closing) && reaction.Convinced ? (settled with { Outcome = MeetingOutcome.NextStep }, new(MoveKind.Agree)) : (settled, new(MoveKind.Accept, topic));
        }

        if (reaction.Defers)
            return (Settled(state) with { Parked = state.Parked + 1 }, new(MoveKind.Park, topic));
        if (reaction.Clarifies && Earns(topic, state, message, setup, rules, scenario))
            return (state with { Revealed = [.. state.Revealed, topic] }, new(MoveKind.Reveal, topic));
        if (reaction.SumsUp)
            return (state, new(MoveKind.Understood));
        // Whoever comes round to the point in the end has not convinced a sceptic, but is heard and not brushed off.
        if (state.Misses >= 2)
            return reaction.Answers && !reaction.Unbelievable && message.Questions is 0 ? (Settled(state), new(MoveKind.Lukewarm)) : null;
        // Who asks what is meant gets a little more, if the buyer speaks of it at all.
        var kind = reaction.Clarifies ? state.Revealed.Contains(topic) ? MoveKind.Elaborate : MoveKind.Deflect : reaction.Tries ? MoveKind.Press : MoveKind.Ignored;
        return (state with { Misses = state.Misses + 1 }, new(kind, topic, kind is MoveKind.Press or MoveKind.Ignored ? open : null));
    }

    private static BuyerState Settled(BuyerState state) => state with { OpenChallenge = null, Misses = 0, ChallengedAt = state.Turn };

    private static Challenge? Due(BuyerState state, MessageReading message, RolePlaySetup setup, BuyerRules rules, int patient)
    {
        var wait = setup.Scenario is Scenario.Discovery ? rules.ChallengeEvery + 1 : state.Raised.Count is 0 ? 0 : rules.ChallengeEvery;
        return state.Turn - state.ChallengedAt < wait + patient ? null : Left(state, message, setup);
    }

    /// <summary>A point not raised yet, one on what is spoken of first.</summary>
    private static Challenge? Left(BuyerState state, MessageReading message, RolePlaySetup setup)
    {
        List<Challenge> left = [.. RolePlayData.Challenges.Where(c => c.Scenario == setup.Scenario && c.From <= setup.Difficulty && !state.Raised.Contains(c.Id) && !state.Shown.Contains(c.Topic))];
        if (left.FindAll(c => message.Topics.Contains(c.Topic)) is { Count: > 0 } near)
            left = near;
        return left.Count is 0 ? null : left[Chance.Below(left.Count, setup.Seed, state.Turn, 4)];
    }

    private static (BuyerState, BuyerMove) Raise(BuyerState state, Challenge challenge) =>
        (state with { OpenChallenge = challenge.Id, Raised = [.. state.Raised, challenge.Id], Misses = 0, ChallengedAt = state.Turn }, new(MoveKind.Challenge, challenge.Topic, challenge.Id));

    private static (BuyerState, BuyerMove) Asked(BuyerState state, MessageReading message, RolePlaySetup setup, BuyerRules rules, ScenarioEntry scenario)
    {
        if (message.Questions > 2)
            return (state, new(MoveKind.OneByOne));
        // What the buyer asked for is what is meant.
        var known = message.Asked.Where(t => setup.Persona.Fact(t) is not null && scenario.Topics.Contains(t)).OrderByDescending(state.Wanted.Contains).ToList();
        if (known.Find(t => Earns(t, state, message, setup, rules, scenario)) is { } earned)
            return (state with { Revealed = [.. state.Revealed, earned] }, new(MoveKind.Reveal, earned));
        if (message.Is(MessageKind.Permission))
            return (state, new(MoveKind.Consent));
        if (message.Is(MessageKind.Deferral))
            return (state, new(MoveKind.Park));
        if (message.Is(MessageKind.Summary) && state.Revealed.Count + state.Handled.Count > 1)
            return (state, new(MoveKind.Understood));
        if (known.Exists(t => !state.Revealed.Contains(t)))
            return (state, new(message.Is(MessageKind.OpenQuestion) ? MoveKind.Deflect : MoveKind.ShortAnswer, known.First(t => !state.Revealed.Contains(t))));
        // Who comes back to a subject with an open question hears a little more of it, once.
        if (known.Count > 0)
            return known[0] == state.LastTopic || (message.Is(MessageKind.OpenQuestion) && !state.Elaborated.Contains(known[0]))
                ? (state with { Elaborated = [.. state.Elaborated, known[0]] }, new(MoveKind.Elaborate, known[0])) : (state, new(MoveKind.Known, known[0]));
        return (state, new(message.Is(MessageKind.ClosedQuestion) ? MoveKind.ShortAnswer : message.Asked.Count > 0 ? MoveKind.Aside : MoveKind.Vague));
    }

    /// <summary>The kind of question that earns a fact: on its topic, open (easy: any), with as much trust as the topic needs.</summary>
    internal static bool Earns(string topic, BuyerState state, MessageReading message, RolePlaySetup setup, BuyerRules rules, ScenarioEntry scenario)
    {
        if (!message.Asked.Contains(topic) || !scenario.Topics.Contains(topic) || state.Revealed.Contains(topic) || setup.Persona.Fact(topic) is null)
            return false;
        var guarded = scenario.Guarded.Contains(topic);
        return (message.Is(MessageKind.OpenQuestion) || (rules.AnyQuestion && !guarded)) && state.Trust >= (guarded ? rules.GuardedTrust : rules.OpenTrust);
    }

    private static (BuyerState, BuyerMove) Said(BuyerState before, BuyerState state, MessageReading message, RolePlaySetup setup, BuyerRules rules)
    {
        if (message.Is(MessageKind.Greeting))
            return (state, new(MoveKind.Greeting));
        if (message.Is(MessageKind.Summary) && state.Revealed.Count > 1)
            return (state, new(MoveKind.Understood));
        var chance = Chance.Below(100, setup.Seed, state.Turn, 5);
        if (chance < rules.TangentPercent)
            return (state, new(MoveKind.Tangent));
        if (chance < 2 * rules.TangentPercent && state.Revealed.Count > 1)
            return (state, new(MoveKind.Unoffered));
        return (state, new(state.Interest > before.Interest ? MoveKind.Warm : MoveKind.Lukewarm));
    }
}
