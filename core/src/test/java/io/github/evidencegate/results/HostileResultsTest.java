package io.github.evidencegate.results;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.input.DigestedFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A result file comes from the change: whatever is in it, it is read or refused, and nothing is thrown. */
class HostileResultsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results");

    @TempDir
    Path top;

    static Stream<String> fixtures() {
        return Stream.of(
                "junit/surefire-rerun/TEST-sample.FlakyTest.xml",
                "junit/node-test/results.xml",
                "jacoco/maven-aggregate/jacoco.xml",
                "sarif/multitool/baseline.sarif",
                "sarif/spotbugs/till.json",
                "eslint/eslint.json",
                "code-quality/eslint-gitlab.json",
                "gitlab-security/sast.json",
                "gitleaks/gitleaks.json",
                "jobs/gitlab.json",
                "jobs/jenkins-stages.json",
                "cobertura/gcovr.xml",
                "checkstyle/maven.xml");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void refusesAFileThatIsCutOff(String fixture) throws IOException {
        byte[] whole = new String(Files.readAllBytes(FIXTURES.resolve(fixture)), UTF_8)
                .strip()
                .getBytes(UTF_8);

        for (int end : new Random(7).ints(100, 0, whole.length).toArray()) {
            assertThat(reason(Arrays.copyOf(whole, end)))
                    .as("cut after %s of %s bytes", end, whole.length)
                    .startsWith("hostile.xml")
                    .contains("run the step that writes it again")
                    .doesNotContain("REDACTED", "start marker");
        }
    }

    @Test
    void refusesACharacterThatTheParserHasNoPlaceFor() {
        byte[] type = "<?xml version='1.0'?><!DOCTYPE coverage SYSTEM \ufffd".getBytes(UTF_16LE);

        assertThat(reason(type)).startsWith("hostile.xml:1:").contains("not well-formed XML");
    }

    /** Each costs the parser more than the one before, so a file of some megabytes would take hours. */
    @ParameterizedTest
    @ValueSource(strings = {" name='x'", " a%d='x'", " xmlns:a%d='x'"})
    void refusesATagOfVeryManyAttributes(String attribute) {
        StringBuilder tag = new StringBuilder("<testsuite");
        for (int i = 0; i < 200_000; i++) {
            tag.append(attribute.formatted(i));
        }

        assertThat(reason((tag + "/>").getBytes(UTF_8))).contains("one tag has more than 10000 attributes");
        assertThat(reason((tag + "/>").getBytes(UTF_16))).contains("one tag has more than 10000 attributes");
    }

    @Test
    void readsALongTagAndALongFileInUtf16() {
        String suite = "<testsuite name='s'><testcase name='" + "a=b ".repeat(100_000) + "'><failure/></testcase>"
                + "<testcase name='t'><failure message='m'/></testcase>".repeat(40_000) + "</testsuite>";

        assertThat(failing(suite.getBytes(UTF_16))).hasSize(Report.Cases.LIMIT);
        assertThat(failing(suite.getBytes(UTF_8))).hasSize(Report.Cases.LIMIT);
    }

    @Test
    void quotesLittleOfAFileAndNoControlCharacter() {
        String version = "\\u001b[31m\\n" + "x".repeat(100_000);

        assertThat(reason(("{\"version\":\"" + version + "\",\"runs\":[]}").getBytes(UTF_8)))
                .contains("is no SARIF 2.1.0 log", "x…\"; let the analyser write")
                .hasSizeLessThan(400)
                .matches("[^\\p{Cntrl}]*");
    }

    /** The parser throws unchecked there, which a fuzzer found. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testsuite><testcase name='a'><skipped>because",
                "<testsuite><testcase name='a'><skipped><![CDATA[because",
                "<testsuite><testcase name='a'><skipped>&#0;</skipped></testcase></testsuite>",
                "<coverage line-rate='1'><sources><source>src",
            })
    void refusesAFileThatIsCutOffInATextThatCounts(String text) {
        assertThat(reason(text.getBytes(UTF_8)))
                .startsWith("hostile.xml:1:")
                .contains("not well-formed XML", "run the step that writes it again");
    }

    /** What is cut off after a record of LCOV looks whole, so this format has a test of its own for that. */
    static Stream<String> allFixtures() {
        return Stream.concat(fixtures(), Stream.of("lcov/merged.info"));
    }

    @ParameterizedTest
    @MethodSource("allFixtures")
    void survivesRandomBytes(String fixture) throws IOException {
        byte[] whole = Files.readAllBytes(FIXTURES.resolve(fixture));

        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] broken = whole.clone();
            for (int i = 0; i <= seed % 5; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThat(read(broken)).as("seed %s", seed).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><testsuite><testcase name='&b;'/></testsuite>",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><testsuite>&b;</testsuite>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'MARKER'>]><testsuite><testcase name='&e;'/></testsuite>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'MARKER'>]><testsuite><skipped>&e;</skipped></testsuite>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'MARKER'>]><testsuite><testcase name='x'><skipped>&e;</skipped>"
                        + "</testcase></testsuite>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM 'MARKER'>%p;]><testsuite>&e;</testsuite>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'MARKER'>]><coverage line-rate='1'><class filename='&e;'/></coverage>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'MARKER'>]><coverage line-rate='1'><source>&e;</source></coverage>",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><checkstyle><file name='&b;'/></checkstyle>",
            })
    void refusesEntitiesAndReadsNoOtherFile(String text) throws IOException {
        Path marker = Files.writeString(top.resolve("marker"), "<!ENTITY e 'the marker was read'>");

        String reason = reason(text.replace("MARKER", marker.toUri().toString()).getBytes(UTF_8));

        assertThat(reason).startsWith("hostile.xml:1:").doesNotContain("marker was read");
    }

    @Test
    void doesNotFetchADocumentType() {
        String text = "<!DOCTYPE report PUBLIC '-//X' 'file:///no/such/file.dtd'><report name='x'/>";

        assertThat(read(text.getBytes(UTF_8))).singleElement().isInstanceOf(Report.Lines.class);
    }

    @Test
    void refusesDeepNesting() {
        String xml = "<testsuite>".repeat(100_000);
        String json = "{\"x\":" + "[".repeat(100_000);

        assertThat(reason(xml.getBytes(UTF_8))).startsWith("hostile.xml:1:").contains("deeper than 1000");
        assertThat(reason(json.getBytes(UTF_8))).contains("maximum allowed (1000");
    }

    @Test
    void refusesHugeTokens() {
        byte[] attribute = wide("<testsuite><system-out><![CDATA[x]]></system-out><testcase name='", 80 << 20);
        byte[] string = wide("{\"version\":\"", 2 << 20);

        assertThat(reason(attribute)).contains("more than " + DigestedFile.TOKEN_LIMIT + " bytes");
        assertThat(reason(string)).startsWith("hostile.xml").contains("exceeds the maximum");
    }

    @Test
    void refusesWhatIsNoResultFile() {
        assertThat(reason(new byte[0]))
                .startsWith("hostile.xml: is empty; run the step that writes it again; expected tests (JUnit, NUnit,")
                .endsWith("or what else docs/formats.md lists");
        assertThat(reason(" \n\t".getBytes(UTF_8))).contains("neither XML, JSON, LCOV nor a cover profile of Go");
        assertThat(reason("PK\3\4binary".getBytes(UTF_8)))
                .contains("neither XML, JSON, LCOV nor a cover profile of Go");
        assertThat(reason("[1]".getBytes(UTF_8))).contains("is JSON in no known format");
        assertThat(reason("<html/>".getBytes(UTF_8))).contains("root element \"html\"");
        assertThat(reason("<testsuite/><testsuite/>".getBytes(UTF_8))).contains("not well-formed XML");
        assertThat(reason("<failsafe-summary timeout='true'/>".getBytes(UTF_8))).contains("timeout");
    }

    @Test
    void refusesLinesThatAreHugeOrNoText() {
        byte[] huge = wide("SF:a.js\nDA:1,1\nend_of_record\nSF:", 2 << 20);

        assertThat(reason(huge)).startsWith("hostile.xml:4: the line has more than 1048576 bytes");
        assertThat(reason("TN:\nSF:a\n".getBytes(UTF_16)))
                .contains("neither XML, JSON, LCOV nor a cover profile of Go");
        assertThat(reason("SF:a\n\0\1\2\nend_of_record\n".getBytes(UTF_8))).startsWith("hostile.xml:2: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit/testng/testng-results.xml", "junit/console-launcher-6/open-test-report.xml"})
    void refusesOtherFormats(String fixture) throws IOException {
        assertThat(reason(Files.readAllBytes(FIXTURES.resolve(fixture)))).contains("root element");
    }

    @Test
    void readsOtherEncodings() {
        String xml = "<testsuite><testcase name='ä'><failure/></testcase></testsuite>";
        String json = "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"ä\"}},\"results\":[]}]}";
        byte[] latin = ("<?xml version='1.0' encoding='ISO-8859-1'?>" + xml).getBytes(ISO_8859_1);

        assertThat(failing(xml.getBytes(UTF_16))).containsExactly("ä");
        assertThat(failing(("\uFEFF" + xml).getBytes(UTF_8))).containsExactly("ä");
        assertThat(failing(latin)).containsExactly("ä");
        assertThat(tool(json.getBytes(UTF_16))).isEqualTo("ä");
        assertThat(tool(("\uFEFF" + json).getBytes(UTF_8))).isEqualTo("ä");
    }

    @Test
    void refusesAWrongEncoding() {
        byte[] latin = "<testsuite><testcase name='ä'/></testsuite>".getBytes(ISO_8859_1);

        assertThat(reason(latin)).startsWith("hostile.xml");
    }

    @Test
    void passesOverHugeOutput() throws IOException {
        Path file = top.resolve("TEST-huge.xml");
        byte[] line = "1 < 2 but no tag: <init> &amp; so on\n".getBytes(UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("<testsuite><testcase name='a'><system-out><![CDATA[".getBytes(UTF_8));
            out.write(line);
            byte[] plain = "x".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 50; i++) {
                out.write(plain);
            }
            out.write("]]></system-out></testcase><testcase name='b'><failure>".getBytes(UTF_8));
            for (int i = 0; i < 50; i++) {
                out.write(plain);
            }
            out.write("</failure></testcase></testsuite>".getBytes(UTF_8));
        }

        Report.Tests tests = TestReports.only(Report.Tests.class, ResultReaders.read(top, file, TestReports.NO_CHANGE));

        assertThat(tests.passed()).isEqualTo(1);
        assertThat(tests.cases().failing()).containsExactly("b");
        assertThat(tests.source().digest()).isEqualTo(Digest.of(Files.readAllBytes(file)));
    }

    @Test
    void digestsWholeFilesOfAnySize() throws IOException {
        for (int padding :
                IntStream.of(0, 1, 131_000, 131_072, 262_144, 1_000_000).toArray()) {
            byte[] bytes = ("<testsuite/>" + " ".repeat(padding)).getBytes(UTF_8);

            Report.Tests tests = (Report.Tests) read(bytes).get(0);

            assertThat(tests.source().digest()).as("padding %s", padding).isEqualTo(Digest.of(bytes));
        }
    }

    @Test
    void finishesTheDigestAfterAParserHasClosedItsInput() throws IOException {
        byte[] bytes = new byte[4 << 20];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(top.resolve("random"), bytes);

        try (DigestedFile digested = DigestedFile.open(file)) {
            InputStream content = digested.content();
            assertThat(content.readNBytes(3 << 20)).isEqualTo(Arrays.copyOf(bytes, 3 << 20));
            content.close();

            assertThat(digested.digest()).isEqualTo(Digest.of(bytes));
        }
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        Path secret = Files.writeString(top.resolve("secret.xml"), "<testsuite/>");
        assumeThat(secret.toFile().setReadable(false)).isTrue();

        assertThat(only(ResultReaders.read(top, top.resolve("gone.xml"), TestReports.NO_CHANGE)))
                .isEqualTo("gone.xml: there is no such file; name one that is there");
        assertThat(only(ResultReaders.read(top.resolve("elsewhere"), top, TestReports.NO_CHANGE)))
                .startsWith(top.toString())
                .contains("is not a file");
        assumeThat(Files.isReadable(secret)).isFalse();
        assertThat(only(ResultReaders.read(top, secret, TestReports.NO_CHANGE))).contains("cannot be read");
    }

    private static byte[] wide(String start, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        System.arraycopy(start.getBytes(UTF_8), 0, bytes, 0, start.length());
        return bytes;
    }

    private List<String> failing(byte[] bytes) {
        return ((Report.Tests) read(bytes).get(0)).cases().failing();
    }

    private String tool(byte[] bytes) {
        return ((Report.Analysis) read(bytes).get(0)).tool();
    }

    private String reason(byte[] bytes) {
        return only(read(bytes));
    }

    private static String only(List<Report> reports) {
        return TestReports.only(Unreadable.class, reports).reason();
    }

    private List<Report> read(byte[] bytes) {
        try {
            Path file = Files.write(top.resolve("hostile.xml"), bytes);
            return ResultReaders.read(top, file, TestReports.NO_CHANGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
