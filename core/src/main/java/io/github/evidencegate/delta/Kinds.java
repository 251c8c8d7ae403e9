package io.github.evidencegate.delta;

import io.github.evidencegate.gate.Report;
import java.time.Duration;
import java.util.stream.Stream;

/** Reports of one kind: each method answers the report if it is of that kind, else nothing. */
final class Kinds {
    private Kinds() {}

    static Stream<Report.Tests> tests(Report report) {
        return report.fold(
                Stream::of, lines -> none(), analysis -> none(), command -> none(), job -> none(), unread -> none());
    }

    static Stream<Report.Lines> lines(Report report) {
        return report.fold(
                tests -> none(), Stream::of, analysis -> none(), command -> none(), job -> none(), unread -> none());
    }

    static Stream<Report.Analysis> analyses(Report report) {
        return report.fold(
                tests -> none(), lines -> none(), Stream::of, command -> none(), job -> none(), unread -> none());
    }

    /** How long a command or a job took. */
    static Stream<Duration> took(Report report) {
        return report.fold(
                tests -> none(),
                lines -> none(),
                analysis -> none(),
                command -> Stream.of(command.run().took()),
                job -> job.took().stream(),
                unread -> none());
    }

    private static <T> Stream<T> none() {
        return Stream.empty();
    }
}
