package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.cli.Environment.Stream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private static Environment with(String name, String value) {
        return new Environment(Map.of(name, value), Set.of(Stream.ERROR));
    }

    @ParameterizedTest
    @CsvSource({"100,100", "20,40", "0,40", "9999,160", "99999,80", "wide,80", "'',80"})
    void fitsTheColumnsToWhatCanBeRead(String columns, int expected) {
        int fitted = with("COLUMNS", columns).columns();

        assertThat(fitted).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,1970-01-01T00:00:00Z", "1767603600,2026-01-05T09:00:00Z", "253402300799,9999-12-31T23:59:59Z"})
    void stopsTheClock(String epoch, Instant expected) throws Exception {
        Instant now = with("SOURCE_DATE_EPOCH", epoch).clock().instant();

        assertThat(now).isEqualTo(expected);
    }

    @Test
    void takesAnEmptyVariableForNone() throws Exception {
        Instant now = with("SOURCE_DATE_EPOCH", "").clock().instant();

        assertThat(now).isAfter(Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({"TERM,xterm,true", "TERM,dumb,false", "TERM,'',false", "OTHER,x,false"})
    void showsProgressOnATerminalThatCanClearALine(String name, String value, boolean expected) {
        boolean shown = with(name, value).showsProgress();

        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void showsNoProgressWhereNobodyLooks() {
        Environment environment = new Environment(Map.of("TERM", "xterm"), Set.of(Stream.OUTPUT));

        assertThat(environment.showsProgress()).isFalse();
        assertThat(environment.showsOutput()).isTrue();
    }

    @Test
    void namesOnlyVariablesThatAreSetToSomething() {
        Environment environment = new Environment(Map.of("GITHUB_TOKEN", "secret", "GITLAB_TOKEN", ""), Set.of());

        assertThat(environment.names()).containsExactly("GITHUB_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"XDG_CACHE_HOME,/caches,/caches/evidence-gate", "HOME,/home/sam,/home/sam/.cache/evidence-gate"})
    void knowsWhereTheArchiveIs(String name, String value, Path expected) {
        assertThat(with(name, value).archiveFolder()).contains(expected);
    }

    @Test
    void knowsOfNoArchiveThatIsSwitchedOff() {
        Environment off = new Environment(Map.of("HOME", "/home/sam", "EVIDENCE_GATE_ARCHIVE", "off"), Set.of());

        assertThat(off.archiveFolder()).isEmpty();
        assertThat(with("OTHER", "x").archiveFolder()).isEmpty();
        assertThat(with("HOME", "\u0000").archiveFolder()).isEmpty();
    }
}
