package io.github.evidencegate.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.gate.Report.Cases;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.TestReports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traps that no real tool at hand writes. Quotes are single here, and double in the file. */
class SarifReaderTest {
    private static final String FILE = "src/main/java/a/Foo.java";
    private static final String TOOL = "'tool':{'driver':{'name':'T','rules':[{'id':'R0'},"
            + "{'id':'R1','defaultConfiguration':{'level':'error'}},{'id':'SAME','defaultConfiguration':"
            + "{'level':'note'}}]},'extensions':[{'name':'E','guid':'C0FFEE','rules':[{'id':'E0',"
            + "'defaultConfiguration':{'level':'note'}},{'id':'E1','defaultConfiguration':{'level':'error'}},"
            + "{'id':'SAME','defaultConfiguration':{'level':'error'}}]}]}";

    @TempDir
    Path top;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'ruleId':'R1','level':'note'|NOTE",
                "'ruleId':'R1'|ERROR",
                "'ruleIndex':1|ERROR",
                "'rule':{'index':1}|ERROR",
                "'rule':{'id':'R1'}|ERROR",
                "'ruleId':'R1/part'|ERROR",
                "'ruleId':'R0'|WARNING",
                "'ruleId':'unheard of'|WARNING",
                "'ruleIndex':99|WARNING",
                "'rule':{'index':0,'toolComponent':{'name':'E','index':0}}|NOTE",
                "'rule':{'id':'E0','toolComponent':{'index':7}}|NOTE",
                "'ruleId':'R0','ruleIndex':1|WARNING",
                "'ruleId':'R1','ruleIndex':0|ERROR",
                "'ruleId':'R1/part','ruleIndex':1|ERROR",
                "'ruleId':'R10','ruleIndex':1|WARNING",
                "'rule':{'id':'E1','index':1,'toolComponent':{'name':'E'}}|ERROR",
                "'rule':{'index':1,'toolComponent':{'name':'E'}}|ERROR",
                "'rule':{'index':1,'toolComponent':{'guid':'c0ffee'}}|ERROR",
                "'rule':{'index':1,'toolComponent':{'index':0}}|ERROR",
                "'rule':{'index':1,'toolComponent':{'name':'T'}}|ERROR",
                "'rule':{'index':1,'toolComponent':{'name':'unheard of'}}|WARNING",
                "'rule':{'id':'SAME','toolComponent':{'name':'E'}}|ERROR",
                "'ruleId':'SAME'|NOTE",
                "'rule':{'id':'SAME','toolComponent':{'name':'unheard of'}}|ERROR",
                "'level':null,'kind':'fail'|WARNING",
                "'level':'none'|NONE",
                "'level':'error','kind':'review'|ERROR",
            })
    void findsTheLevel(String result, Level expected) {
        Analysis after = analysis("{" + TOOL + ",'results':[{" + result + "}]}");
        Analysis before = analysis("{'results':[{" + result + "}]," + TOOL + "}");

        assertThat(after.counts()).containsOnly(Map.entry(expected, 1L));
        assertThat(before.counts()).isEqualTo(after.counts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'descriptor':{'id':'R0'},'configuration':{'level':'error'}}||ERROR",
                "{'descriptor':{'index':0},'configuration':{'level':'error'}}||ERROR",
                "{'descriptor':{'id':'R0','index':0},'configuration':{'level':'note'}}||NOTE",
                "{'descriptor':{'id':'R0'},'configuration':{'level':'note'}}|,{}|WARNING",
                "{'descriptor':{'id':'R0'},'configuration':{'level':'error'}}|,{}|ERROR",
                "{'descriptor':{'id':'R0'},'configuration':{'enabled':true}}||WARNING",
                "{'descriptor':{'id':'R0','toolComponent':{'name':'E'}},'configuration':{'level':'error'}}||ERROR",
                "{'descriptor':{'id':'E0','toolComponent':{'name':'E'}},'configuration':{'level':'error'}}||WARNING",
                "{'descriptor':{'id':'R1'},'configuration':{'level':'note'}}||WARNING",
            })
    void takesTheLevelThatAnInvocationGaveToARule(String override, String others, Level expected) {
        String rest = others == null ? "" : others;
        String invocations = "'invocations':[{'ruleConfigurationOverrides':[" + override + "]}" + rest + "]";
        String results = "'results':[{'ruleId':'R0'}]";

        for (String run : List.of(
                TOOL + "," + invocations + "," + results,
                invocations + "," + TOOL + "," + results,
                TOOL + "," + results + "," + invocations,
                invocations + "," + results + "," + TOOL,
                results + "," + TOOL + "," + invocations)) {
            assertThat(analysis("{" + run + "}").counts()).as(run).containsOnly(Map.entry(expected, 1L));
        }
    }

    @Test
    void takesTheLevelThatAnInvocationGaveToARuleThatIsNotListed() {
        String invocations = "'invocations':[{'ruleConfigurationOverrides':[{'descriptor':{'id':'X'},"
                + "'configuration':{'level':'error'}}]}]";

        Analysis analysis = analysis(
                "{" + invocations + ",'results':[{'ruleId':'X'},{'ruleId':'Y'}],'tool':{'driver':{'name':'T'}}}");

        assertThat(analysis.counts()).isEqualTo(Map.of(Level.ERROR, 1L, Level.WARNING, 1L));
    }

    @Test
    void refusesALevelForARuleThatIsNotNamed() {
        String invocations = "'invocations':[{'ruleConfigurationOverrides':[{'descriptor':{'guid':'c0ffee'},"
                + "'configuration':{'level':'error'}}]}]";

        assertThat(TestReports.only(Unreadable.class, read("{" + TOOL + "," + invocations + ",'results':[]}"))
                        .reason())
                .startsWith("x.sarif:1:")
                .contains("neither by id nor by index");
    }

    @Test
    void readsRulesThatStandAfterTheResults() {
        String results = "'results':[{'ruleIndex':1," + at("'uri':'" + FILE + "'", 3) + "}]";

        Analysis before = analysis("{" + results + "," + TOOL + "}");
        Analysis after = analysis("{" + TOOL + "," + results + "}");

        assertThat(before.located()).containsExactly(new Located("T", "R1", Level.ERROR, FILE, 3, true));
        assertThat(before.failingDigest()).isPresent().isEqualTo(after.failingDigest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "open", "review", "informational", "notApplicable"})
    void countsNoResultThatIsNoFinding(String kind) {
        assertThat(analysis("{" + TOOL + ",'results':[{'ruleId':'R1','kind':'" + kind + "'}]}")
                        .counts())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[]|0",
                "null|0",
                "[{'kind':'inSource'}]|1",
                "[{'status':'accepted'}]|1",
                "[{'status':'underReview'}]|0",
                "[{'status':'rejected'}]|0",
                "[{'status':'accepted'},{'status':'rejected'}]|0",
            })
    void countsAsSuppressedWhatSomebodyAccepted(String suppressions, int expected) {
        Analysis analysis =
                analysis("{" + TOOL + ",'results':[{'level':'error','suppressions':" + suppressions + "}]}");

        assertThat(analysis.suppressed()).isEqualTo(expected);
        assertThat(analysis.count(Level.ERROR)).isEqualTo(1 - expected);
        assertThat(analysis.failingDigest().isPresent()).isEqualTo(expected == 0);
    }

    @Test
    void knowsTheBaselineOfARunWithoutResults() {
        assertThat(analysis("{" + TOOL + ",'baselineGuid':'x','results':[]}").added())
                .hasValue(0L);
        assertThat(analysis("{" + TOOL + ",'results':[]}").added()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'uri':'src/main/java/a/Foo.java'",
                "'uri':'./src/x/../main/java/a/Foo.java'",
                "'uri':'src%2Fmain/java/a/%46oo.java'",
                "'uri':'src\\\\\\\\main\\\\\\\\java\\\\\\\\a\\\\\\\\Foo.java'",
                "'uri':'file://TOP/src/main/java/a/Foo.java'",
                "'uri':'file://localhostTOP/src/main/java/a/Foo.java'",
                "'uri':'FILE:TOP/src/main/java/a/Foo.java'",
                "'uri':'TOP/src/main/java/a/Foo.java'",
                "'uri':'a/Foo.java'",
                "'uri':'a/Foo.java','uriBaseId':'NESTED'",
                "'uri':'src/main/java/a/Foo.java','uriBaseId':'%SRCROOT%'",
                "'uri':'src/main/java/a/Foo.java','uriBaseId':'LOOP'",
                "'uri':'file://TOP/src/main/java/a/Foo.java','uriBaseId':'NESTED'",
                "'index':1",
            })
    void findsTheChangedFile(String location) {
        String results = "'results':[{'level':'error'," + at(location, 3) + "}]";
        String catalog = "'artifacts':[{},{'location':{'uri':'a/Foo.java','uriBaseId':'NESTED'}}],"
                + "'originalUriBaseIds':{'ROOT':{'uri':'file://TOP/'},'SRC':{'uri':'src/main','uriBaseId':'ROOT'},"
                + "'NESTED':{'uri':'java/','uriBaseId':'SRC'},'LOOP':{'uriBaseId':'LOOP'}}";

        Analysis after = analysis("{" + TOOL + "," + catalog + "," + results + "}");
        Analysis before = analysis("{" + results + "," + TOOL + "," + catalog + "}");

        assertThat(after.located()).containsExactly(new Located("T", "", Level.ERROR, FILE, 3, true));
        assertThat(before).usingRecursiveComparison().ignoringFields("source").isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'uri':'https://example.com/src/main/java/a/Foo.java'",
                "'uri':'file:///elsewhere/src/main/java/a/Foo.java'",
                "'uri':'file://host'",
                "'uri':'../src/main/java/a/Foo.java'",
                "'uri':'C:/src/main/java/a/Foo.java'",
                "'uri':'b/Foo.java'",
                "'uri':'%00'",
                "'uri':'%zz%4'",
                "'uri':''",
                "'index':5",
                "'index':-1",
            })
    void matchesNothingOutsideTheChange(String location) {
        Analysis analysis = analysis("{" + TOOL + ",'results':[{'level':'error'," + at(location, 3) + "}]}");

        assertThat(analysis.located()).isEmpty();
        assertThat(analysis.onChangedLines()).isZero();
        assertThat(analysis.count(Level.ERROR)).isEqualTo(1);
    }

    @Test
    void takesTheLocationClosestToTheChange() {
        String results = "'results':[{'level':'error','locations':[" + place("'uri':'x'", 1) + ","
                + place("'uri':'" + FILE + "'", 9) + "," + place("'uri':'" + FILE + "'", 3) + ","
                + place("'uri':'" + FILE + "'", 4) + "]}]";

        assertThat(analysis("{" + TOOL + "," + results + "}").located())
                .containsExactly(new Located("T", "", Level.ERROR, FILE, 3, true));
    }

    @Test
    void takesAFindingWithoutALine() {
        String results = "'results':[{'level':'error','locations':[{'physicalLocation':{'artifactLocation':{'uri':'"
                + FILE + "'}}}]},{'level':'error','locations':[{'logicalLocations':[]}]}]";

        Analysis analysis = analysis("{" + TOOL + "," + results + "}");

        assertThat(analysis.located()).containsExactly(new Located("T", "", Level.ERROR, FILE, 0, false));
        assertThat(analysis.count(Level.ERROR)).isEqualTo(2);
    }

    @Test
    void keepsFindingsOnChangedLinesFirstAndNotTooMany() {
        String others = IntStream.range(0, 2 * Cases.LIMIT)
                .mapToObj(i -> "{'level':'note'," + at("'uri':'" + FILE + "'", 10 + i) + "}")
                .collect(Collectors.joining(","));
        String results = "'results':[" + others + ",{'level':'note'," + at("'uri':'" + FILE + "'", 4)
                + "},{'level':'warning'," + at("'uri':'" + FILE + "'", 3) + "}]";

        Analysis analysis = analysis("{" + TOOL + "," + results + "}");

        assertThat(analysis.located()).hasSize(Cases.LIMIT);
        assertThat(analysis.located()).extracting(Located::line).startsWith(3, 4, 10, 11);
        assertThat(analysis.count(Level.NOTE)).isEqualTo(2 * Cases.LIMIT + 1);
        assertThat(analysis.onChangedLines()).isEqualTo(1);
    }

    /** R098: the same failure is known again. */
    @Test
    void tellsFindingsOfOneRuleApartByTheToolsOwnFingerprints() {
        String first = result(3, "'partialFingerprints':{'primaryLocationLineHash':'39fa:1'}");
        String moved = result(30, "'partialFingerprints':{'primaryLocationLineHash':'39fa:1'}");
        String other = result(3, "'partialFingerprints':{'primaryLocationLineHash':'39fa:2'}");
        String silent = result(3, "'message':{'text':'x'}");

        Analysis one = analysis("{" + TOOL + ",'results':[" + first + "]}");

        assertThat(analysis("{" + TOOL + ",'results':[" + moved + "]}").failingSet())
                .isPresent()
                .isEqualTo(one.failingSet());
        assertThat(analysis("{" + TOOL + ",'results':[" + other + "]}").failingSet())
                .isNotEqualTo(one.failingSet());
        assertThat(analysis("{" + TOOL + ",'results':[" + silent + "," + silent + "]}")
                        .failingSet()
                        .orElseThrow()
                        .each())
                .hasSize(1);
    }

    private static String result(int line, String more) {
        return "{'ruleId':'R1','level':'error'," + at("'uri':'" + FILE + "'", line) + "," + more + "}";
    }

    @Test
    void joinsRunsOfOneTool() {
        String run = "{" + TOOL + ",'results':[{'ruleId':'R1'," + at("'uri':'" + FILE + "'", 3)
                + "},{'level':'note','baselineState':'new'},{'level':'note','suppressions':[{}]}]}";

        Analysis once = analysis(run);
        Analysis twice = analysis(run + "," + run);

        assertThat(twice.counts()).isEqualTo(Map.of(Level.ERROR, 2L, Level.NOTE, 2L));
        assertThat(twice.suppressed()).isEqualTo(2);
        assertThat(twice.added()).hasValue(2L);
        assertThat(twice.onChangedLines()).isEqualTo(2);
        assertThat(twice.located()).hasSize(2);
        assertThat(twice.failingDigest()).isPresent().isEqualTo(once.failingDigest());
    }

    @Test
    void takesTheOldestTimeAtWhichAnAnalyserEnded() {
        String invocations = "'invocations':[{'executionSuccessful':true,'endTimeUtc':'2020-01-01T03:04:05.678Z'},"
                + "{'endTimeUtc':'2020-01-02T03:04:05Z'},{'endTimeUtc':'noon'}]";
        String stale = "{" + TOOL + "," + invocations + ",'results':[]}";
        String fresh = "{" + TOOL + ",'invocations':[{'endTimeUtc':'2020-01-09T03:04:05Z'}],'results':[]}";

        Analysis merged = analysis(fresh + "," + stale + "," + fresh);

        assertThat(merged.source().producedAt()).isEqualTo(Instant.parse("2020-01-01T03:04:05.678Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'invocations':[{'executionSuccessful':false}],'results':[]|did not succeed|2",
                "'invocations':[{'toolExecutionNotifications':[{'level':'error'}]}],'results':[]|1 notifications|2",
                "'invocations':[{'toolExecutionNotifications':[{'level':'warning'},{}]}],'results':[]||1",
                "'invocations':[{'toolConfigurationNotifications':[{'level':'error'}]}],'results':[]|1 notifications|2",
                "'invocations':[{},{'exitCode':3}],'results':[]|did not succeed|2",
                "'invocations':[{'exitCode':-1,'executionSuccessful':null}],'results':[]|did not succeed|2",
                "'invocations':[{'exitCode':1,'executionSuccessful':true}],'results':[]||1",
                "'invocations':[{'executionSuccessful':true,'exitCode':1},{'exitCode':0}],'results':[]||1",
                "'invocations':[{'exitCode':null}],'results':[]||1",
                "'externalPropertyFileReferences':{'results':[{'itemCount':3}]}|keeps its results in other files|1",
                "'results':[],'externalPropertyFileReferences':{'results':[{},{}]}|let it write all of run 1|2",
                "'results':[],'externalPropertyFileReferences':{'driver':{}}|keeps its driver in other files|2",
                "'results':[],'externalPropertyFileReferences':{'results':[],'graphs':[{}],'driver':null}||1",
                "'results':null|has no results|1",
                "'invocations':[]|has no results|1",
            })
    void doubtsARunThatDidNotSucceed(String run, String reason, int reports) {
        List<Report> read = read("{" + TOOL + "," + run + "}");

        assertThat(read).hasSize(reports);
        assertThat(read.stream().filter(Unreadable.class::isInstance).map(report -> ((Unreadable) report).reason()))
                .hasSize(reason == null ? 0 : 1)
                .allMatch(said -> said.contains(String.valueOf(reason)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'version':'2.1.0','runs':[]}|has no runs",
                "{'version':'2.1.0'}|has no runs",
                "{'version':'1.0.0','runs':[{}]}|x.sarif:1:",
                "{'version':'1.0.0','runs':[]}|\"1.0.0\"",
                "{}|is JSON in no known format; expected SARIF 2.1.0",
                "{'version':3}|x.sarif:1:12: expected a string",
                "{'version':'2.1.0','runs':{}}|expected an array",
                "{'version':'2.1.0','runs':[7]}|expected an object",
                "{'version':'2.1.0','runs':[{'results':[]}]}|does not name its tool",
                "{'version':'2.1.0','runs':[{'results':[{'level':'high'}]}]}|unknown level \"high\"",
                "{'version':'2.1.0','runs':[{'results':[{'ruleIndex':'1'}]}]}|expected a whole number",
                "{'version':'2.1.0','runs':[{'results':[{'ruleIndex':99999999999}]}]}|not well-formed JSON",
                "{'version':'2.1.0','runs':[]} {}|after the end",
            })
    void refusesWhatIsNoLog(String text, String reason) {
        List<Report> reports = TestReports.read(top, "x.sarif", text.replace('\'', '"'), TestReports.NO_CHANGE);

        assertThat(TestReports.only(Unreadable.class, reports).reason())
                .startsWith("x.sarif")
                .contains(reason);
    }

    private static String at(String artifactLocation, int line) {
        return "'locations':[" + place(artifactLocation, line) + "]";
    }

    private static String place(String artifactLocation, int line) {
        return "{'physicalLocation':{'region':{'startLine':" + line + "},'artifactLocation':{" + artifactLocation
                + "}}}";
    }

    private Analysis analysis(String runs) {
        return TestReports.only(Analysis.class, read(runs));
    }

    private List<Report> read(String runs) {
        String folder = top.toUri().getPath().replaceFirst("/$", "");
        String text = "{'version':'2.1.0','runs':[" + runs.replace("TOP", folder) + "]}";
        return TestReports.read(top, "x.sarif", text.replace('\'', '"'), TestReports.changed(Map.of(FILE, "3-4")));
    }
}
