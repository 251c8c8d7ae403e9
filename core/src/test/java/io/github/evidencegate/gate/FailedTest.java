package io.github.evidencegate.gate;

import static io.github.evidencegate.gate.Reports.declared;
import static io.github.evidencegate.gate.Reports.judge;
import static io.github.evidencegate.gate.Reports.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Maximum;
import io.github.evidencegate.gate.GateSetting.Minimum;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R098: the same failure is known again. */
class FailedTest {
    private static FailingSet set(String name, String... each) {
        return new FailingSet(Digest.ofUtf8(name), List.of(each));
    }

    @Test
    void isTheSameWhicheverFileToldOfATest() {
        Failed together = Failed.all(List.of(set("one", "aa", "bb", "cc")));
        Failed apart = Failed.all(List.of(set("two", "cc"), set("three", "aa", "bb"), set("four", "aa")));

        assertThat(together).isEqualTo(apart);
        assertThat(together.kept()).containsExactly("aa", "bb", "cc");
        assertThat(together.fingerprint(Kind.TESTS)).isPresent();
    }

    @Test
    void keepsNothingOneByOneIfAFileDoesNotTell() {
        Failed failed = Failed.all(List.of(set("one", "aa"), FailingSet.of(Digest.ofUtf8("many"))));

        assertThat(failed.kept()).isEmpty();
        assertThat(failed.fingerprint(Kind.TESTS)).isPresent();
    }

    @Test
    void keepsNothingOneByOneBeyondTheLimit() {
        List<String> names = IntStream.rangeClosed(0, JudgedGate.LIMIT)
                .mapToObj(Integer::toString)
                .toList();

        assertThat(Failed.each(names.subList(1, names.size())).kept()).hasSize(JudgedGate.LIMIT);
        assertThat(Failed.each(names).kept()).isEmpty();
        assertThat(Failed.each(names).fingerprint(Kind.JOB)).isPresent();
    }

    @Test
    void keepsAsManyAsTheLimitOfSeveralFiles() {
        List<String> names =
                IntStream.range(0, JudgedGate.LIMIT).mapToObj(Integer::toString).toList();
        FailingSet most = new FailingSet(Digest.ofUtf8("most"), names);

        assertThat(Failed.all(List.of(most)).kept()).hasSize(JudgedGate.LIMIT);
        assertThat(Failed.all(List.of(most, set("one", "more"))).kept()).isEmpty();
    }

    @Test
    void asksForTheProjectAloneWhateverTheChangeDoesNotCover() {
        Minimum minimum =
                new Minimum(OptionalInt.empty(), OptionalInt.of(80), OptionalInt.empty(), OptionalInt.empty());
        GateSetting setting = declared(Kind.COVERAGE, new Limits(minimum, Maximum.NONE));

        GateOutcome covered =
                only(judge(setting, Reports.lines("jacoco.xml", new Ratio(1, 9), Map.of("src/A.java", "3-6,10/"))));
        GateOutcome uncovered =
                only(judge(setting, Reports.lines("jacoco.xml", new Ratio(1, 9), Map.of("src/A.java", "/3-6,10"))));

        assertThat(uncovered.fingerprint()).isPresent().isEqualTo(covered.fingerprint());
        assertThat(covered.details().coverage().orElseThrow().uncovered()).isEmpty();
    }

    @Test
    void hasNoFingerprintWhereNothingFailed() {
        assertThat(Failed.NONE.fingerprint(Kind.TESTS)).isEmpty();
        assertThat(Failed.all(List.of())).isEqualTo(Failed.NONE);
    }

    @Test
    void doesNotTakeAnotherPercentageForAnotherFailure() {
        GateOutcome first = coverage(new Ratio(10, 100), Map.of("src/A.java", "1-5/6-8"));
        GateOutcome more = coverage(new Ratio(20, 100), Map.of("src/A.java", "1-4/5-8"));
        GateOutcome elsewhere = coverage(new Ratio(20, 100), Map.of("src/A.java", "1-8/90"));

        assertThat(more.fingerprint()).isPresent().isEqualTo(first.fingerprint());
        assertThat(first.details().failures()).hasSize(3);
        assertThat(elsewhere.details().failures()).hasSize(1);
    }

    private static GateOutcome coverage(Ratio project, Map<String, String> files) {
        Minimum minimum = new Minimum(OptionalInt.empty(), OptionalInt.of(80), OptionalInt.empty(), OptionalInt.of(80));
        return only(judge(
                declared(Kind.COVERAGE, new Limits(minimum, Maximum.NONE)),
                Reports.lines("jacoco.xml", project, files)));
    }
}
