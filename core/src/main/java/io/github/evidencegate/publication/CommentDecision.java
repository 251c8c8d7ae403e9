package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.Reaction;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.packet.VisibleText;
import io.github.evidencegate.pipeline.ChangeControl.Wish;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.publication.command.CommentCommand;
import io.github.evidencegate.publication.command.CommentCommand.Misspelt;
import io.github.evidencegate.publication.command.Refusal;
import io.github.evidencegate.stop.Identity;
import io.github.evidencegate.stop.StopSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person decides in a comment: heard, checked, recorded in the packet, and acknowledged (R098, R113). */
public final class CommentDecision {
    private static final String TEAM = "@";
    private static final String BOT = "[bot]";

    private final Forge forge;
    private final Policy policy;
    private final ReportSetting setting;
    private final Instant now;

    /**
     * By this policy, which is that of the base of the change.
     *
     * @param now when the comment is heard
     */
    public CommentDecision(Forge forge, Policy policy, ReportSetting setting, Instant now) {
        this.forge = forge;
        this.policy = policy;
        this.setting = setting;
        this.now = now;
    }

    /**
     * What became of a command.
     *
     * @param isRecorded whether it stands in the history, by this call or an earlier one
     * @param text what was done, or why not: a sentence for a log
     * @param failures what the code host refused afterwards: acknowledgement, label or check
     */
    public record Answer(boolean isRecorded, String text, List<ForgeException> failures) {
        /** Copies the list. */
        public Answer {
            failures = List.copyOf(failures);
        }
    }

    /** What is asked of a code host, which may refuse. */
    private interface Request {
        void send() throws ForgeException;
    }

    /**
     * Hears a comment; empty if nobody who is to be heard commands anything in it. Programs are not heard, whatever they
     * may write: they would answer one another for ever.
     *
     * @param id names the comment
     * @throws ForgeException if change, comment or person cannot be asked about, or the decision cannot be written
     */
    public Optional<Answer> hear(long number, String id) throws ForgeException {
        PostedComment comment = forge.comment(number, id);
        Optional<CommentCommand> command = comment.isOwn() || comment.author().endsWith(BOT)
                ? Optional.empty()
                : CommentCommand.parse(comment.text());
        Optional<Misspelt> misspelt = command.flatMap(it -> it.fold(wanted -> Optional.empty(), Optional::of));
        if (misspelt.isPresent()) {
            return Optional.of(refused(number, comment, misspelt.get()));
        }
        Optional<Wish> wish =
                command.flatMap(it -> it.fold(wanted -> Optional.of(wanted.wish()), wrong -> Optional.empty()));
        return wish.isPresent() ? Optional.of(decided(number, comment, wish.get())) : Optional.empty();
    }

    private Answer decided(long number, PostedComment comment, Wish wish) throws ForgeException {
        try {
            Identity by = identity(comment);
            return done(new DecidedChange(forge, policy, number), comment, wish, by);
        } catch (EvidenceException e) {
            return refused(number, comment, new Misspelt(String.valueOf(e.getMessage()), List.of()));
        }
    }

    /** The person, as the code host knows them; who may not decide is told so before anything else. */
    private Identity identity(PostedComment comment) throws EvidenceException, ForgeException {
        List<String> teams = policy.stop().deciders().stream()
                .filter(decider -> decider.startsWith(TEAM))
                .toList();
        Permission told = forge.permission(comment.author(), teams);
        if (told.login().startsWith(TEAM) || told.login().equals(StopSetting.WRITE_ACCESS)) {
            throw new EvidenceException("no person can be called so; policy could not tell who is meant");
        }
        Identity identity = new Identity(told.login(), told.teams(), told.canWrite(), told.source());
        if (identity.actor(policy.stop()).isEmpty()) {
            throw new EvidenceException("only who may decide is heard");
        }
        return identity;
    }

    private Answer done(DecidedChange decided, PostedComment comment, Wish wish, Identity by)
            throws EvidenceException, ForgeException {
        OnePacket packet = decided.record(comment, wish, by, now);
        List<ForgeException> failures = new ArrayList<>();
        ForgeChange change = decided.change();
        long number = change.key().number();
        StopLabel.Change labels = StopLabel.change(packet.state().kind(), change.labels());
        if (setting.labels() && !labels.isNothing()) {
            attempt(failures, () -> forge.label(number, labels.add(), labels.take()));
        }
        if (!packet.state().kind().goesOn()) {
            // A check that held before the decision would let the change be merged.
            attempt(failures, () -> forge.report(decided.halted(setting, packet, by)));
        }
        // Who said it will not say it again: no run that writes at the same time may lose it.
        packet.settle(2);
        attempt(failures, () -> forge.react(number, comment.id(), Reaction.DONE));
        String state = StopLabel.word(packet.state().kind());
        return new Answer(true, decided.name() + " is " + state + " by the word of " + by.name(), failures);
    }

    private Answer refused(long number, PostedComment comment, Misspelt why) {
        List<ForgeException> failures = new ArrayList<>();
        Refusal refusal = new Refusal(comment, policy.stop(), why.why(), why.forms());
        attempt(failures, () -> forge.react(number, comment.id(), Reaction.REFUSED));
        attempt(failures, () -> {
            if (forge.comments(number).stream().noneMatch(refusal::isIn)) {
                forge.post(number, refusal.text());
            }
        });
        String text = "not recorded for " + comment.author() + ": " + why.why();
        return new Answer(false, VisibleText.ofSentence(text), failures);
    }

    private static void attempt(List<ForgeException> failures, Request request) {
        try {
            request.send();
        } catch (ForgeException e) {
            failures.add(e);
        }
    }
}
