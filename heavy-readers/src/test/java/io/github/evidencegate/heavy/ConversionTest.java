package io.github.evidencegate.heavy;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import edu.hm.hafner.analysis.registry.ParserRegistry;
import io.github.evidencegate.policy.ParserIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {
    @Test
    void knowsEachParserThatAPolicyMayName() {
        assertThat(ParserIds.all()).isSorted().containsExactlyInAnyOrderElementsOf(new ParserRegistry().getIds());
    }

    @Test
    void writesNoMessageOfAnAnalyser() throws IOException {
        String answer = answer("flake8", "a.py:3:1: F401 secret imported but unused\n".getBytes(UTF_8));

        assertThat(answer).contains("\"F401\"", "\"a.py\"", "\"startLine\":3").doesNotContain("secret");
    }

    @Test
    void callsARuleByItsCategoryIfItHasNoType() throws IOException {
        String answer = answer("gcc", "a.c:3:5: warning: unused variable x [-Wunused-variable]\n".getBytes(UTF_8));

        assertThat(answer).contains("\"ruleId\":\"unused-variable\"", "\"level\":\"warning\"");
    }

    @Test
    void keepsAPercentSignInAPath() throws IOException {
        assertThat(answer("flake8", "a%20b.py:3:1: F401 x\n".getBytes(UTF_8))).contains("\"a%2520b.py\"");
    }

    @Test
    void readsUtf16WithAMark() throws IOException {
        assertThat(answer("flake8", "a.py:3:1: F401 x\n".getBytes(UTF_16))).contains("\"F401\"");
    }

    @Test
    void letsNoNameOfAFileWriteALineOfTheAnswer() throws IOException {
        String report = """
                <coverage clover="4" generated="1"><project name="p" timestamp="1"><package name="p">
                <file name="a.java" path="a&#10;DA:1,1.java"><line num="7" count="0" type="stmt"/></file>
                </package></project></coverage>
                """;

        assertThat(answer("clover", report.getBytes(UTF_8)))
                .doesNotContain("\nDA:1,1")
                .contains("DA:7,0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clover", "pit-mutations", "pmd", "spotbugs", "cpd"})
    void refusesXmlThatIsCutOff(String format) throws IOException {
        assertThat(ending(format, "<?xml version=\"1.0\"?><root><a>")).isEqualTo(Answer.MALFORMED);
    }

    @Test
    void refusesMutantsOfAStatusThatNobodyKnows() throws IOException {
        String report =
                "<mutations><mutation detected='false' status='ODD'><lineNumber>1</lineNumber></mutation></mutations>";

        assertThat(ending("pit-mutations", report)).isEqualTo(Answer.MALFORMED);
    }

    @Test
    void takesAReportWithoutMutantsForEmpty() throws IOException {
        assertThat(ending("pit-mutations", "<mutations/>")).isNotEqualTo(Answer.READ);
    }

    private static String answer(String format, byte[] content) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertThat(Conversion.of(format).write(new ResultText("report", content), output))
                .isEqualTo(Answer.READ);
        return output.toString(UTF_8);
    }

    private static Answer ending(String format, String content) throws IOException {
        return Conversion.of(format)
                .write(new ResultText("report.xml", content.getBytes(UTF_8)), new ByteArrayOutputStream());
    }
}
