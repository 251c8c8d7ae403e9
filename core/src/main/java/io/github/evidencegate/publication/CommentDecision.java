package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.Reaction;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.pipeline.ChangeControl.Wish;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.publication.command.CommentCommand;
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
        if (command.isEmpty()) {
            return Optional.empty();
        }
        try {
            Wish wish = wish(command.get());
            return Optional.of(done(new DecidedChange(forge, policy, number), comment, wish, identity(comment)));
        } catch (EvidenceException e) {
            return Optional.of(refused(number, comment, String.valueOf(e.getMessage())));
        }
    }

    private static Wish wish(CommentCommand command) throws EvidenceException {
        Optional<Wish> wish = command.fold(wanted -> Optional.of(wanted.wish()), misspelt -> Optional.empty());
        return wish.orElseThrow(() -> new EvidenceException(command.fold(wanted -> "", CommentCommand.Misspelt::why)));
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
        attempt(failures, () -> forge.react(number, comment.id(), Reaction.DONE));
        String state = StopLabel.word(packet.state().kind());
        return new Answer(true, decided.name() + " is " + state + " by the word of " + by.name(), failures);
    }

    private Answer refused(long number, PostedComment comment, String why) {
        List<ForgeException> failures = new ArrayList<>();
        Refusal refusal = new Refusal(comment, policy.stop(), why);
        attempt(failures, () -> forge.react(number, comment.id(), Reaction.REFUSED));
        attempt(failures, () -> {
            if (forge.comments(number).stream().noneMatch(refusal::isIn)) {
                forge.post(number, refusal.text());
            }
        });
        return new Answer(false, "refused to " + comment.author() + ": " + why, failures);
    }

    private static void attempt(List<ForgeException> failures, Request request) {
        try {
            request.send();
        } catch (ForgeException e) {
            failures.add(e);
        }
    }
}
