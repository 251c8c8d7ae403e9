package io.github.evidencegate.weakening.test;

import io.github.evidencegate.weakening.source.SourceLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One test of one side of a file.
 *
 * @param header its annotations, then the lines that declare it
 * @param declaration the line of its name
 * @param body what it does, up to its end
 */
record TestCase(String name, List<SourceLine> header, SourceLine declaration, List<SourceLine> body) {
    /** Header and body. */
    Stream<SourceLine> lines() {
        return Stream.concat(header.stream(), body.stream());
    }

    /** The first line that is on this side alone. */
    Optional<SourceLine> firstChanged() {
        return lines().filter(SourceLine::isChanged).findFirst();
    }

    /** Whether it has a line that is on this side alone. */
    boolean isChanged() {
        return firstChanged().isPresent();
    }

    /** The code of its body as one text, to look for names in. */
    String code() {
        return lines().map(SourceLine::code).collect(Collectors.joining("\n"));
    }
}
