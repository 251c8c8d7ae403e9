package io.github.evidencegate.verdict;

import static io.github.evidencegate.testkit.ChangeLife.by;
import static io.github.evidencegate.testkit.ChangeLife.gate;
import static io.github.evidencegate.testkit.ChangeLife.head;
import static io.github.evidencegate.testkit.ChangeLife.rerun;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Transition.Rights;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.repair.RepairRule;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Surface;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.stop.Identity;
import io.github.evidencegate.stop.Preflight;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.stop.Transitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R106, R114, over generated lives of changes; each test is named by its seed. */
class StandingPropertyTest {
    private static final List<Action> ACTIONS = List.of(Action.values());
    private static final List<Succession.Kind> KINDS = List.of(Succession.Kind.values());
    private static final Identity ADA = new Identity("ada", List.of(), true, "test");
    private static final Identity MALLORY = new Identity("mallory", List.of(), false, "test");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isNeverMilderAfterOneMoreFailingAttempt(long seed) {
        Life life = new Life(seed, Mode.BLOCK);
        life.go(8);
        JudgedRun before = life.attempt(Succession.Kind.ADDED, life.gates());
        Verdict verdict = life.judge(before);
        life.keep(before);

        JudgedRun failing = life.attempt(life.succession(), List.of(gate("lint", "x"), gate("unit", life.failure())));

        assertThat(life.judge(failing).decision()).as("seed %s", seed).isGreaterThanOrEqualTo(verdict.decision());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isNeverMilderAfterTheSameFailureAgainEvenWhereGatesOnlyObserve(long seed) {
        Life life = new Life(seed, Mode.OBSERVE);
        life.go((int) (seed % 8));
        List<JudgedGate> red = List.of(gate("lint", "x"), gate("unit", life.failure()));
        JudgedRun before = life.attempt(Succession.Kind.ADDED, red);
        Verdict verdict = life.judge(before);
        life.keep(before);

        JudgedRun failing = life.attempt(life.succession(), red);

        assertThat(life.judge(failing).decision()).as("seed %s", seed).isGreaterThanOrEqualTo(verdict.decision());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void saysTheSameInWhateverOrderTheEntriesCome(long seed) {
        Life life = new Life(seed, Mode.STOP);
        life.go(10);
        JudgedRun last = life.attempt(life.succession(), life.gates());
        Verdict verdict = life.judge(last);

        life.entries.addAll(List.copyOf(life.entries));
        Collections.shuffle(life.entries, life.random);

        assertThat(life.judge(last)).as("seed %s", seed).isEqualTo(verdict);
    }

    /** No sequence of attempts, reruns, rebases and commands: each pipeline that runs had each stop answered before. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverRunsAStoppedChangeThatNobodyEntitledLetGoOn(long seed) {
        Life life = new Life(seed, Mode.STOP);

        life.go(40);

        assertThat(life.ran).as("seed %s ran", seed).isPositive();
        assertThat(life.slipped).as("seed %s", seed).isEmpty();
    }

    /** R113: who may decide elsewhere lifts nothing here, however often the change is proposed there and back. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverRunsAChangeThatWasLetGoOnByAnotherPolicyOnly(long seed) {
        Life life = new Life(seed, Mode.STOP);

        for (int turn = 0; turn < 20; turn++) {
            life.retarget();
            life.go(4);
        }

        assertThat(life.ran).as("seed %s ran", seed).isPositive();
        assertThat(life.slipped).as("seed %s", seed).isEmpty();
    }

    /** One change, with everything that may happen to it. */
    private static final class Life {
        private final Random random;
        private Policy policy;
        private Policy elsewhere;
        private final List<HistoryEntry> entries = new ArrayList<>();
        private final List<String> slipped = new ArrayList<>();
        private Optional<JudgedRun> last = Optional.empty();
        private Instant now;
        private int heads;
        private int ran;

        Life(long seed, Mode failed) {
            random = new Random(seed);
            List<Mode> choice =
                    failed == Mode.OBSERVE ? List.of(Mode.OBSERVE, Mode.OBSERVE, Mode.BLOCK) : List.of(Mode.values());
            Map<String, Mode> modes = new HashMap<>();
            for (RepairRule rule : RepairRule.values()) {
                modes.put(rule.id(), choice.get(random.nextInt(choice.size())));
            }
            modes.put("gate-failed", failed == Mode.STOP && random.nextBoolean() ? Mode.BLOCK : failed);
            RepairSetting repairs = new RepairSetting(
                    limit(4),
                    limit(3),
                    RepairSetting.Limit.NONE,
                    limit(60),
                    limit(9_000),
                    limit(4_000),
                    1 + random.nextInt(3));
            policy = JudgedLife.policy(modes, repairs);
            elsewhere = JudgedLife.policy(modes, repairs, new StopSetting(List.of("mallory"), 14));
            now = run(0, List.of()).at();
        }

        /** Proposes the change to a branch whose policy entitles the other of the two, or back. */
        void retarget() {
            Policy here = policy;
            policy = elsewhere;
            elsewhere = here;
        }

        private OptionalInt limit(int most) {
            return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(most));
        }

        void go(int steps) {
            for (int step = 0; step < steps; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(30)));
                if (ran > 0 && random.nextInt(3) == 0) {
                    command();
                } else {
                    pipeline();
                }
            }
        }

        private void pipeline() {
            boolean again = last.isPresent() && random.nextInt(4) == 0;
            JudgedRun run =
                    again ? at(rerun(last.orElseThrow(), heads + entries.size())) : attempt(succession(), gates());
            StopState state = StopMachine.state(Heard.of(entries, policy.stop()), now);
            if (new Preflight(JudgedLife.CHANGE, "ada", run.head(), now, Surface.COMMAND_LINE)
                    .judge(state, binding())
                    .isEmpty()) {
                ran++;
                unanswered().forEach(stop -> slipped.add(stop + " at " + now));
                keep(run);
            }
        }

        private List<RepairHistory.BudgetLine> binding() {
            List<HistoryEntry> before = new ArrayList<>(entries);
            last.ifPresent(before::remove);
            return last.map(run -> Standing.binding(JudgedLife.history(before, run, policy), policy))
                    .orElse(List.of());
        }

        /** Stops that no recorded word of an entitled person names: told apart from the machine. */
        private List<String> unanswered() {
            List<String> open = new ArrayList<>();
            for (HistoryEntry entry : entries) {
                List<String> names = entry.fold(
                        JudgedRun::stopNames, word -> word.action().lifts() ? List.of() : List.of(word.name()));
                names.stream().filter(name -> !isAnswered(name)).forEach(open::add);
            }
            return open;
        }

        private boolean isAnswered(String stop) {
            return JudgedLife.words(entries).stream()
                    .filter(word -> isEntitled(word.by()))
                    .filter(word -> word.action() == Action.RESUME
                            || (word.action() == Action.WAIVE
                                    && now.isBefore(word.until().orElseThrow())))
                    .anyMatch(word -> word.answers().contains(stop));
        }

        /** Ada by her write access, as far as it was kept; Mallory by name. */
        private boolean isEntitled(Actor by) {
            return policy.stop().deciders().contains("mallory")
                    ? by.name().equals("mallory")
                    : by.name().equals("ada") && by.rights().isPresent();
        }

        private void command() {
            Identity by = random.nextInt(3) == 0 ? MALLORY : ADA;
            StopState state = StopMachine.state(Heard.of(entries, policy.stop()), now);
            Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            Optional<Revision> judged = last.map(JudgedRun::head);
            Revision about = random.nextInt(5) == 0 ? head(random.nextInt(9)) : judged.orElse(head(0));
            List<String> answers = new ArrayList<>(action.lifts() ? Transitions.answerable(state) : List.of());
            answers.removeIf(stop -> random.nextInt(4) == 0);
            Transition word = new Transition(
                    action,
                    random.nextInt(6) == 0 ? new Actor("ada", "old entry") : actor(by),
                    now,
                    about,
                    "because",
                    answers,
                    action == Action.REROUTE ? Optional.of("grace") : Optional.empty(),
                    action == Action.WAIVE
                            ? Optional.of(now.plus(Duration.ofDays(random.nextInt(20))))
                            : Optional.empty());
            if (new Transitions(policy.stop(), judged, now)
                    .refuse(state, word, by)
                    .isEmpty()) {
                entries.add(word);
            }
        }

        private static Actor actor(Identity by) {
            return new Actor(by.name(), "said so", Optional.of(new Rights(by.teams(), by.canWrite())));
        }

        JudgedRun attempt(Succession.Kind kind, List<JudgedGate> gates) {
            return by(kind, at(run(heads++, gates)));
        }

        private JudgedRun at(JudgedRun run) {
            now = now.plusSeconds(60);
            return new JudgedRun(
                    run.run() + "/" + entries.size(),
                    now,
                    run.head(),
                    run.mergeBase(),
                    run.patch(),
                    run.follows(),
                    run.gates(),
                    random.nextInt(9) == 0 ? Spent.UNKNOWN : took(random.nextInt(20)),
                    List.of());
        }

        private static Spent took(int minutes) {
            return new Spent(Optional.empty(), Optional.of(Duration.ofMinutes(minutes)), Optional.empty());
        }

        Verdict judge(JudgedRun run) {
            return JudgedLife.judge(entries, run, policy);
        }

        void keep(JudgedRun run) {
            JudgedRun kept = JudgedLife.kept(entries, run, policy);
            entries.add(kept);
            last = Optional.of(kept);
        }

        Succession.Kind succession() {
            return KINDS.get(random.nextInt(KINDS.size()));
        }

        String failure() {
            return "t" + random.nextInt(3);
        }

        List<JudgedGate> gates() {
            return random.nextInt(4) == 0
                    ? List.of(gate("lint"), gate("unit"))
                    : List.of(random.nextBoolean() ? gate("lint") : gate("lint", "x"), gate("unit", failure()));
        }
    }
}
