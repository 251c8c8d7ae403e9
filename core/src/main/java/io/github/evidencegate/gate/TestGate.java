package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.gate.GateSetting.Minimum;
import io.github.evidencegate.gate.Measured.Doubt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a gate of tests makes of its reports. */
final class TestGate {
    private final List<Report.Tests> reports;

    private TestGate(List<Report.Tests> reports) {
        this.reports = reports;
    }

    static Measured measure(List<Report> fresh, Minimum minimum) {
        return new TestGate(fresh.stream()
                        .flatMap(report -> report.fold(
                                Stream::of,
                                lines -> none(),
                                analysis -> none(),
                                command -> none(),
                                job -> none(),
                                unread -> none()))
                        .toList())
                .measure(minimum);
    }

    private static Stream<Report.Tests> none() {
        return Stream.empty();
    }

    private Measured measure(Minimum minimum) {
        Map<String, Long> counts = Map.of(
                "tests", sum(Report.Tests::total),
                "passed", sum(Report.Tests::passed),
                "failed", sum(Report.Tests::failed),
                "errors", sum(Report.Tests::errors),
                "skipped", sum(Report.Tests::skipped),
                "flaky", sum(Report.Tests::flaky));
        Details details = new Details(
                        listed(Report.Cases::failing),
                        listed(Report.Cases::flaky),
                        listed(Report.Cases::skipped),
                        List.of(),
                        Optional.empty())
                .at(listed(Report.Cases::failedAt));
        Optional<Duration> took = reports.stream().map(Report.Tests::took).reduce(Duration::plus);
        Optional<Doubt> trouble = trouble(minimum);
        return new Measured(
                trouble.map(Doubt::state).orElse(State.PASS),
                trouble.map(Doubt::reason),
                counts,
                took,
                details,
                Failed.all(failing()));
    }

    private Optional<Doubt> trouble(Minimum minimum) {
        long broken = sum(Report.Tests::failed) + sum(Report.Tests::errors);
        long skipped = sum(Report.Tests::skipped);
        long flaky = sum(Report.Tests::flaky);
        long total = sum(Report.Tests::total);
        if (broken > 0) {
            return doubt(State.FAIL, broken + " of " + tests(total) + " failed");
        }
        if (total == 0) {
            return doubt(State.EMPTY, "no test ran");
        }
        if (minimum.tests().isPresent() && total - skipped < minimum.tests().getAsInt()) {
            return doubt(
                    State.FAIL,
                    tests(total - skipped) + " ran; at least " + minimum.tests().getAsInt() + " must");
        }
        if (skipped == total) {
            return doubt(State.SKIP, tests(total) + " skipped, none ran" + firstSkipped());
        }
        return flaky > 0 ? doubt(State.FLAKY, tests(flaky) + " passed only on a rerun") : Optional.empty();
    }

    private static String tests(long count) {
        return count == 1 ? "1 test" : count + " tests";
    }

    private String firstSkipped() {
        return listed(Report.Cases::skipped).stream()
                .findFirst()
                .map(name -> ", " + name)
                .orElse("");
    }

    private static Optional<Doubt> doubt(State state, String reason) {
        return Optional.of(new Doubt(state, reason));
    }

    private long sum(ToLongFunction<Report.Tests> count) {
        return reports.stream().mapToLong(count).sum();
    }

    private <T> List<T> listed(Function<Report.Cases, List<T>> list) {
        List<T> all = new ArrayList<>();
        reports.forEach(report -> all.addAll(list.apply(report.cases())));
        return all;
    }

    private List<FailingSet> failing() {
        return reports.stream()
                .flatMap(report -> report.cases().failingSet().stream())
                .toList();
    }
}
