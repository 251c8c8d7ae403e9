package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.git.WorkTree.Ends;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyLayer;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.repair.Budgets;
import io.github.evidencegate.repair.RepairRule;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.stop.Identity;
import io.github.evidencegate.stop.Preflight;
import io.github.evidencegate.stop.Preflight.Refusal;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.stop.Transitions;
import io.github.evidencegate.verdict.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the pipelines of a change may run, and what persons decide about it (R098, R106, R113). Neither reads result
 * files: both need only the history of the change and the policy.
 */
public final class ChangeControl {
    private final ChangeHistory kept;
    private final RepairHistory history;
    private final Policy policy;
    private final Place place;
    private final Instant now;

    private ChangeControl(ChangeHistory kept, RepairHistory history, Policy policy, Place place, Instant now) {
        this.kept = kept;
        this.history = history;
        this.policy = policy;
        this.place = place;
        this.now = now;
    }

    /**
     * Between which commits a change is.
     *
     * @param base the one whose policy holds
     */
    public record Place(Revision head, Optional<Revision> base) {}

    /**
     * Of the change in a work tree, by the policy at its base. Result files are not asked.
     *
     * @param change names the change; empty for the name of its branch
     * @param read what {@code kept} was found to know of it; empty to read it here
     * @throws EvidenceException if change, policy or history cannot be read
     */
    public static ChangeControl open(
            CheckRequest request, Optional<String> change, ChangeHistory kept, Optional<Known> read, Instant now)
            throws EvidenceException {
        return open(request, PolicyLayer.NONE, change, kept, read, now);
    }

    /** The same, with what the run's inputs say over the policy. */
    public static ChangeControl open(
            CheckRequest request,
            PolicyLayer inputs,
            Optional<String> change,
            ChangeHistory kept,
            Optional<Known> read,
            Instant now)
            throws EvidenceException {
        WorkTree workTree = WorkTree.open(request.folder());
        Ends ends = workTree.ends(request.base(), request.head());
        String name = HistoryRequest.nameOf(change, ends.branch());
        Policy policy = new PolicyAtBase(workTree, request.policy(), ends.base(), inputs)
                .read()
                .policy();
        Known known = read.isPresent() ? read.get() : kept.read(name);
        return of(name, known, policy, new Place(ends.head(), ends.base()), kept, now);
    }

    /**
     * Of a change that somebody else looked up, without a work tree.
     *
     * @param change names the change in {@code kept}
     * @param known what {@code kept} was found to know of it
     * @param policy that of the base of the change
     */
    public static ChangeControl of(
            String change, Known known, Policy policy, Place place, ChangeHistory kept, Instant now) {
        return new ChangeControl(kept, known.told(change, List.of(), policy, now), policy, place, now);
    }

    /**
     * Whether a pipeline may run whatever policy says, so that nobody need ask git for it: the history is whole, nothing
     * ever stopped the change, and no gate fails that a budget could be for. What was stopped once needs the policy, which
     * says whose word lifted it.
     */
    public static boolean isClear(Known known) {
        return known.doubts().isEmpty()
                && !StopMachine.isEverStopped(known.entries())
                && Budgets.current(Attempts.of(known.entries()))
                        .filter(ChangeControl::hasBadGate)
                        .isEmpty();
    }

    /** Whether a waiver counts is for policy to say. */
    private static boolean hasBadGate(Attempt attempt) {
        return !attempt.gates().stream().allMatch(gate -> gate.state().isGood());
    }

    /** Whether work may go on. */
    public StopState state() {
        return history.state();
    }

    /** What the history calls the change. */
    public String change() {
        return history.change();
    }

    /** Who may decide. */
    public StopSetting setting() {
        return policy.stop();
    }

    /**
     * A decision that a person wants recorded.
     *
     * @param stops what it answers, as {@link StopState#open} names it or shorter; empty for all that can be answered
     */
    public record Wish(Action action, String reason, List<String> stops, Optional<String> to, Optional<Instant> until) {
        /** Copies the list. */
        public Wish {
            stops = List.copyOf(stops);
        }
    }

    /**
     * Why no pipeline may judge the head; empty if one may. A history in doubt may hide a stop.
     *
     * @param surface in whose words to say how it can go on
     */
    public Optional<Refusal> refusal(Surface surface) {
        Preflight preflight = preflight(surface);
        Optional<String> unheard = Heard.of(history.entries(), policy.stop())
                .whyOpen(history.state().open(), place.base(), now);
        return preflight
                .judge(history.state(), Standing.binding(history, policy))
                .map(refusal -> unheard.map(refusal::and).orElse(refusal))
                .or(() -> isDoubtful() ? Optional.of(preflight.doubtful(history.doubts())) : Optional.empty());
    }

    /** What a log should say although a pipeline may run. */
    public Optional<String> notice() {
        return preflight(Surface.COMMAND_LINE).notice(history.state());
    }

    /**
     * Records a decision; answers the state that it leads to.
     *
     * @param by the person, as somebody checked them
     * @throws EvidenceException if policy does not entitle the person, if the decision cannot be made in this state, or if
     *     it cannot be kept; nothing is recorded then
     */
    public StopState decide(Wish wish, Identity by) throws EvidenceException {
        Optional<Revision> judged = Budgets.current(history.attempts()).map(Attempt::head);
        List<String> stops = wish.action().lifts() ? Transitions.naming(history.state(), wish.stops()) : wish.stops();
        Transition decision = new Transition(
                wish.action(),
                // Of somebody who is not entitled, the decision is refused below.
                by.actor(policy.stop()).orElseGet(() -> new Actor(by.name(), by.checkedBy())),
                now,
                judged.orElse(place.head()),
                wish.reason(),
                stops,
                wish.to(),
                wish.until());
        Optional<String> refused = new Transitions(policy.stop(), judged, now).refuse(history.state(), decision, by);
        if (refused.isPresent()) {
            throw new EvidenceException(refused.get());
        }
        kept.append(history.change(), decision);
        return StopMachine.state(Heard.of(kept.read(history.change()).entries(), policy.stop()), now);
    }

    private boolean isDoubtful() {
        return !history.doubts().isEmpty()
                && policy.modeOf(RepairRule.HISTORY_DOUBTFUL).compareTo(Mode.BLOCK) >= 0;
    }

    private Preflight preflight(Surface surface) {
        return new Preflight(history.change(), policy.stop().who(), place.head(), now, surface);
    }
}
