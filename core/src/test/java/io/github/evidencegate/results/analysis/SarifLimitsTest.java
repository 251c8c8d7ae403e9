package io.github.evidencegate.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.TestReports;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log may be as large as it likes; what is kept of it may not. Quotes are single here, and double in the file. */
class SarifLimitsTest {
    private static final String FILE = "src/main/java/a/Foo.java";
    private static final String TOOL = "'tool':{'driver':{'name':'T'}}";

    @TempDir
    Path top;

    @Test
    void cutsIds() {
        String id = "r".repeat(10_000);

        Analysis analysis = analysis("{'tool':{'driver':{'name':'" + id + "','rules':[{'id':'" + id
                + "','defaultConfiguration':{'level':'error'}}]}},'results':[{'ruleId':'" + id + "',"
                + at(FILE) + "}]}");

        String cut = "r".repeat(300) + "…";
        assertThat(analysis.tool()).isEqualTo(cut);
        assertThat(analysis.located()).containsExactly(new Located(cut, cut, Level.ERROR, FILE, 3, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {4_096, 4_097})
    void matchesNoPathThatIsLongerThanPathsAre(int length) {
        String dots = "./".repeat(length).substring(0, length - FILE.length());
        String uri = dots.endsWith("/") ? dots + FILE : dots.substring(1) + "/" + FILE;

        Analysis analysis = analysis("{" + TOOL + ",'results':[{'level':'error'," + at(uri) + "}]}");

        assertThat(uri).hasSize(length);
        assertThat(analysis.located()).hasSize(length > 4_096 ? 0 : 1);
        assertThat(analysis.count(Level.ERROR)).isEqualTo(1);
    }

    @Test
    void refusesLongerArtifactsThanAnyToolHas() {
        String artifact = "{'location':{'uri':'" + "x".repeat(5_000) + "'}}";
        String artifacts = String.join(",", Collections.nCopies(4_096, artifact));

        List<Report> reports = read("{" + TOOL + ",'artifacts':[" + artifacts + "],'results':[]}");

        assertThat(TestReports.only(Unreadable.class, reports).reason()).contains("more than 16777216 characters");
    }

    @Test
    void refusesMoreRulesThanAnyToolHas() {
        String rules = IntStream.rangeClosed(0, 100_000).mapToObj(i -> "{}").collect(Collectors.joining(","));

        List<Report> reports = read("{'tool':{'driver':{'name':'T','rules':[" + rules + "]}},'results':[]}");

        assertThat(TestReports.only(Unreadable.class, reports).reason()).contains("more than 100000 rules");
    }

    @Test
    void refusesMoreExtensionsThanAnyToolHas() {
        String extensions = IntStream.rangeClosed(0, 1_000).mapToObj(i -> "{}").collect(Collectors.joining(","));

        List<Report> reports = read("{'tool':{'driver':{'name':'T'},'extensions':[" + extensions + "]},'results':[]}");

        assertThat(TestReports.only(Unreadable.class, reports).reason()).contains("more than 1000 extensions");
    }

    private Analysis analysis(String runs) {
        return TestReports.only(Analysis.class, read(runs));
    }

    private List<Report> read(String runs) {
        String text = "{'version':'2.1.0','runs':[" + runs + "]}";
        return TestReports.read(top, "x.sarif", text.replace('\'', '"'), TestReports.changed(Map.of(FILE, "3-4")));
    }

    private static String at(String uri) {
        return "'locations':[{'physicalLocation':{'region':{'startLine':3},'artifactLocation':{'uri':'" + uri + "'}}}]";
    }
}
