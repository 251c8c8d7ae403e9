package io.github.evidencegate.stop;

import static io.github.evidencegate.testkit.ChangeLife.heard;
import static io.github.evidencegate.testkit.ChangeLife.minute;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static io.github.evidencegate.testkit.ChangeLife.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R106, over generated histories; each test is named by its seed. */
class StopMachinePropertyTest {
    private static final List<Action> ACTIONS = List.of(Action.values());
    private static final List<String> FINDINGS = List.of("aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc");

    /** Within the week of the first waivers and after it. */
    private static final List<Instant> TIMES = List.of(minute(0), minute(5_000), minute(10_100), minute(100_000));

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isTheSameInWhateverOrderAndHoweverOften(long seed) {
        Random random = new Random(seed);
        List<HistoryEntry> entries = entries(random);
        List<HistoryEntry> shuffled = new ArrayList<>(entries);
        entries.stream().filter(entry -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        for (Instant now : TIMES) {
            assertThat(StopMachine.state(heard(shuffled), now))
                    .as("seed %s at %s", seed, now)
                    .isEqualTo(StopMachine.state(heard(entries), now));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void goesOnOnlyIfAPersonNamedEachStop(long seed) {
        List<HistoryEntry> entries = entries(new Random(seed));

        for (Instant now : TIMES) {
            StopState state = StopMachine.state(heard(entries), now);
            List<String> unanswered =
                    stops(entries).filter(stop -> !isNamed(stop, entries, now)).toList();
            assertThat(state.open()).as("seed %s at %s", seed, now).containsExactlyInAnyOrderElementsOf(unanswered);
            assertThat(state.kind().goesOn()).isEqualTo(unanswered.isEmpty());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isLetGoByNoRunAndByNoHaltingWord(long seed) {
        Random random = new Random(seed);
        List<HistoryEntry> entries = entries(random);
        List<HistoryEntry> more = new ArrayList<>(entries);
        for (int i = 0; i < 5; i++) {
            HistoryEntry entry = entry(random);
            boolean lifts = entry.fold(run -> false, word -> word.action().lifts());
            if (!lifts) {
                more.add(entry);
            }
        }

        for (Instant now : TIMES) {
            assertThat(StopMachine.state(heard(more), now).open())
                    .as("seed %s at %s", seed, now)
                    .containsAll(StopMachine.state(heard(entries), now).open());
        }
    }

    /** Told apart from the machine: one way to look at one stop. */
    private static boolean isNamed(String stop, List<HistoryEntry> entries, Instant now) {
        return words(entries).anyMatch(word -> {
            boolean counts = word.action() == Action.RESUME
                    || (word.action() == Action.WAIVE
                            && now.isBefore(word.until().orElseThrow()));
            String atItsHead = "@" + word.head().objectName();
            return counts
                    && (word.answers().contains(stop)
                            || (stop.endsWith(atItsHead)
                                    && word.answers().contains(stop.substring(0, stop.length() - atItsHead.length()))));
        });
    }

    private static Stream<Transition> words(List<HistoryEntry> entries) {
        return entries.stream().flatMap(entry -> entry.<Stream<Transition>>fold(run -> Stream.empty(), Stream::of));
    }

    private static Stream<String> stops(List<HistoryEntry> entries) {
        Stream<String> ofRules = entries.stream()
                .flatMap(entry -> entry.<Stream<JudgedRun>>fold(Stream::of, word -> Stream.empty()))
                .flatMap(run -> run.stops().stream()
                        .map(finding -> finding + "@" + run.head().objectName()));
        Stream<String> ofPersons =
                words(entries).filter(word -> !word.action().lifts()).map(Transition::name);
        return Stream.concat(ofRules, ofPersons).distinct();
    }

    private static List<HistoryEntry> entries(Random random) {
        List<HistoryEntry> entries = new ArrayList<>();
        int size = random.nextInt(12);
        for (int i = 0; i < size; i++) {
            entries.add(entry(random));
        }
        // Words that name what there is, or most would say nothing.
        stops(List.copyOf(entries))
                .filter(stop -> random.nextInt(4) > 0)
                .forEach(stop -> entries.add(says(
                        random.nextBoolean() ? Action.RESUME : Action.WAIVE,
                        random.nextInt(4),
                        random.nextInt(90),
                        stop)));
        return List.copyOf(entries);
    }

    private static HistoryEntry entry(Random random) {
        String finding = FINDINGS.get(random.nextInt(FINDINGS.size()));
        return switch (random.nextInt(8)) {
            case 0, 1 -> run(random.nextInt(4), List.of());
            case 2, 3 -> run(random.nextInt(4), List.of(), finding);
            default ->
                says(ACTIONS.get(random.nextInt(ACTIONS.size())), random.nextInt(4), random.nextInt(90), finding);
        };
    }
}
