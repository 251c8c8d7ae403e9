package io.github.evidencegate.results.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.Dependencies.Component;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.ResultReaders.Told;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R109: what a bill of materials says the head is made of. */
class CycloneDxTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results/cyclonedx");

    @TempDir
    Path top;

    private static Told fixture(String file) {
        return TestReports.told(FIXTURES, FIXTURES.resolve(file));
    }

    private Told read(String text) throws IOException {
        return TestReports.told(top, Files.writeString(top.resolve("bom"), text.replace('\'', '"')));
    }

    private static Bill bill(Told told) {
        assertThat(told.bills()).hasSize(1);
        return told.bills().get(0);
    }

    private static Stream<String> lines(Told told) {
        return bill(told).components().stream().map(CycloneDxTest::line);
    }

    private static String line(Component it) {
        String scope = it.scope().isEmpty() ? "" : " " + it.scope();
        return it.coordinates() + "@" + it.version().orElse("") + " "
                + it.relation().name().toLowerCase(Locale.ROOT) + scope;
    }

    private static String reason(Told told) {
        assertThat(told.bills()).isEmpty();
        return TestReports.only(Report.Unreadable.class, told.reports()).reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"npm-head.json", "npm-1.7.json", "npm-1.2.xml"})
    void readsWhatTheToolForNpmWrote(String file) {
        Told told = fixture(file);

        assertThat(lines(told))
                .containsExactlyInAnyOrder(
                        "npm:@types/ms@0.7.34 direct",
                        "npm:debug@4.3.4 direct",
                        "npm:is-odd@3.0.1 direct",
                        "npm:ms@2.1.2 transitive",
                        "npm:is-number@6.0.0 transitive");
        assertThat(bill(told).source().producedAt()).isBetween("2026-11-23T03:08:00Z", "2026-11-23T03:10:00Z");
    }

    /** The modules of the product stand among what they need. */
    @ParameterizedTest
    @ValueSource(strings = {"maven.json", "maven.xml"})
    void readsWhatThePluginOfMavenWroteOfTwoModules(String file) {
        Told told = fixture(file);

        assertThat(lines(told))
                .containsExactlyInAnyOrder(
                        "maven:sample:basket-core@1.0 unknown",
                        "maven:sample:basket-app@1.0 unknown",
                        "maven:com.fasterxml.jackson.core:jackson-databind@2.18.2 direct",
                        "maven:com.fasterxml.jackson.core:jackson-annotations@2.18.2 transitive",
                        "maven:com.fasterxml.jackson.core:jackson-core@2.18.2 transitive",
                        "maven:org.slf4j:slf4j-simple@2.0.16 direct",
                        "maven:org.slf4j:slf4j-api@2.0.16 transitive");
        assertThat(bill(told).format()).isEqualTo("CycloneDX 1.6");
        assertThat(bill(told).source().producedAt()).isEqualTo("2026-11-23T03:09:46Z");
    }

    @Test
    void readsComponentsOfEveryKind() {
        Told told = fixture("by-hand.json");

        assertThat(lines(told))
                .containsExactlyInAnyOrder(
                        "npm:lodash@4.17.20 direct",
                        "npm:@babel/core@7.0.0 direct optional",
                        "npm:semver@5.7.0 transitive",
                        "other:debian@12.8 direct",
                        "other:deb/debian/openssl@3.0.15-1 transitive");
    }

    @Test
    void takesVulnerabilitiesForFindings() {
        Told told = fixture("by-hand.json");

        Report.Analysis analysis = TestReports.only(Report.Analysis.class, told.reports());
        assertThat(analysis.tool()).isEqualTo("trivy");
        assertThat(analysis.count(Level.ERROR)).isEqualTo(2);
        assertThat(analysis.count(Level.WARNING)).isEqualTo(1);
        assertThat(analysis.count(Level.NOTE)).isEqualTo(1);
        assertThat(analysis.suppressed()).isEqualTo(1);
        assertThat(analysis.source().producedAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Test
    void takesTheSameVulnerabilitiesFromXml() throws IOException {
        String inside = "<v:vulnerabilities xmlns:v='http://cyclonedx.org/schema/ext/vulnerability/1.0'>"
                + "<v:vulnerability ref='a'><v:id>CVE-1</v:id><v:ratings><v:rating><v:severity>Low</v:severity>"
                + "</v:rating></v:ratings></v:vulnerability></v:vulnerabilities>";
        String outside = "<vulnerabilities><vulnerability><id>CVE-2</id><ratings><rating><severity>high</severity>"
                + "</rating></ratings></vulnerability><vulnerability><id>CVE-3</id><analysis><state>false_positive"
                + "</state></analysis></vulnerability></vulnerabilities>";

        Told told = read("<bom xmlns='http://cyclonedx.org/schema/bom/1.4'><components><component type='library'>"
                + "<name>a</name>" + inside + "</component></components>" + outside + "</bom>");

        Report.Analysis analysis = TestReports.only(Report.Analysis.class, told.reports());
        assertThat(analysis.count(Level.NOTE)).isEqualTo(1);
        assertThat(analysis.count(Level.ERROR)).isEqualTo(1);
        assertThat(analysis.suppressed()).isEqualTo(1);
    }

    /** R096: many tools list none because they did not look. */
    @ParameterizedTest
    @ValueSource(strings = {"'components':[]", "'components':[],'vulnerabilities':[]"})
    void makesNoGateOfABillWithoutVulnerabilities(String fields) throws IOException {
        Told told = read("{'bomFormat':'CycloneDX','specVersion':'1.6'," + fields + "}");

        assertThat(told.reports()).isEmpty();
        assertThat(bill(told).total()).isZero();
    }

    @Test
    void makesNoBillOfVulnerabilitiesAlone() throws IOException {
        Told told = read("{'bomFormat':'CycloneDX','specVersion':'1.6','vulnerabilities':[{'id':'CVE-1'}]}");

        assertThat(told.bills()).isEmpty();
        assertThat(told.reports()).hasSize(1);
    }

    @Test
    void saysUnknownWhereNoGraphTellsOfTheProduct() throws IOException {
        Told told = read("{'bomFormat':'CycloneDX','specVersion':'1.6','components':[{'bom-ref':'a','name':'a'},"
                + "{'bom-ref':'b','name':'b'}],'dependencies':[{'ref':'a','dependsOn':['b']}]}");

        assertThat(lines(told)).containsExactly("other:a@ unknown", "other:b@ unknown");
    }

    @Test
    void endsWithAGraphThatGoesInCircles() throws IOException {
        Told told = read("{'bomFormat':'CycloneDX','specVersion':'1.6','metadata':{'component':{'bom-ref':'x',"
                + "'name':'x'}},'components':[{'bom-ref':'a','name':'a'},{'bom-ref':'x','name':'x'}],"
                + "'dependencies':[{'ref':'x','dependsOn':['x','a']},{'ref':'a','dependsOn':['x','a']}]}");

        assertThat(lines(told)).containsExactly("other:a@ direct");
    }

    /** R213: a field for a word is none for a text. */
    @Test
    void keepsNoScopeThatIsNoWordOfTheFormat() throws IOException {
        Told told = read("{'bomFormat':'CycloneDX','specVersion':'1.6','components':[{'name':'a','scope':'int x = 1;'},"
                + "{'name':'b','scope':'excluded'},{'name':'c','scope':'required'}]}");

        assertThat(lines(told)).containsExactly("other:a@ unknown", "other:b@ unknown excluded", "other:c@ unknown");
    }

    @Test
    void readsANameInXmlHoweverItIsWritten() throws IOException {
        Told told = read("<bom xmlns='http://cyclonedx.org/schema/bom/1.5'><components><component>"
                + "<name>left<!-- not this -->&#45;<![CDATA[pad]]></name></component></components></bom>");

        assertThat(lines(told)).containsExactly("other:left-pad@ unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'bomFormat':'CycloneDX','specVersion':'1.1'}|CycloneDX of version \"1.1\" is not read",
                "{'bomFormat':'CycloneDX','components':[]}|names no version of CycloneDX",
                "{'specVersion':'1.6','components':[]}|expected \"bomFormat\": \"CycloneDX\"",
                "{'bomFormat':'SPDX','specVersion':'1.6','components':[]}|expected \"bomFormat\"",
                "{'bomFormat':'CycloneDX','specVersion':'1.6'}|lists neither components nor vulnerabilities",
                "{'bomFormat':'CycloneDX','specVersion':'1.6','components':[{}]}|a component without a name",
                "{'bomFormat':'CycloneDX','specVersion':'1.6','components':[7]}|expected an object",
                "{'bomFormat':'CycloneDX','specVersion':'1.6','components':{}}|expected an array",
                "{'bomFormat':'CycloneDX','specVersion':'1.6','components':[{'name':7}]}|expected a string",
                "{'bomFormat':'CycloneDX','specVersion':'1.6','components':[]}{}|stands after the end",
                "{'bomFormat':'CycloneDX','specVersion':'1.6','components':[|not well-formed",
                "<bom xmlns='http://cyclonedx.org/schema/bom/1.1'/>|CycloneDX of version \"1.1\" is not read",
                "<bom xmlns='http://cyclonedx.org/schema/bom/1.6'/>|lists neither components nor vulnerabilities",
                "<bom xmlns='http://cyclonedx.org/schema/bom/1.6'><components>|not well-formed",
                "<bom/>|is XML with the root element",
            },
            quoteCharacter = '`')
    void refusesWhatIsNoWholeBill(String text, String why) throws IOException {
        assertThat(reason(read(text))).startsWith("bom").contains(why).contains("; ");
    }

    @Test
    void refusesNamesAndListsBeyondTheirBounds() throws IOException {
        String start = "{'bomFormat':'CycloneDX','specVersion':'1.6','components':[";
        String xml = "<bom xmlns='http://cyclonedx.org/schema/bom/1.6'><components><component>";

        assertThat(reason(read(start + "{'name':'" + "a".repeat(2_001) + "'}]}")))
                .contains("more than 2000");
        assertThat(reason(read(xml + "<name>" + "a".repeat(2_001) + "</name></component></components></bom>")))
                .contains("more than 2000");
        assertThat(reason(read(start + "{'name':'a'},".repeat(50_001) + "{'name':'a'}]}")))
                .contains("more than 50000 components");
        assertThat(reason(read(
                        start + "],'dependencies':[{'ref':'a','dependsOn':[" + "'b',".repeat(1_000_000) + "'b']}]}")))
                .contains("more than 1000000 dependencies");
    }

    @ParameterizedTest
    @CsvSource({
        "pkg:maven/org.slf4j/slf4j-api@2.0.16?type=jar, MAVEN, org.slf4j:slf4j-api, 2.0.16",
        "pkg:npm/%40angular/core@1.0.0, NPM, @angular/core, 1.0.0",
        "pkg:npm/@angular/core@1.0.0, NPM, @angular/core, 1.0.0",
        "pkg:npm/@angular/core, NPM, @angular/core, ''",
        "pkg:golang/github.com/a/b@v1.2.3#sub/path, GO, github.com/a/b, v1.2.3",
        "PKG:PyPI/Django@5, PYPI, Django, 5",
        "pkg:cargo/serde@1+a, CARGO, serde, 1+a",
        "pkg:gem/rails, GEM, rails, ''",
        "pkg:nuget/Newtonsoft.Json@13, NUGET, Newtonsoft.Json, 13",
        "pkg:githubactions/actions/checkout@v4, ACTIONS, actions/checkout, v4",
        "pkg:github/acme/lib@v4, OTHER, github/acme/lib, v4",
        "pkg:oci/app@sha256%3Aabc, OTHER, oci/app, sha256:abc",
        "pkg://npm//left-pad@1, NPM, left-pad, 1",
        "pkg:npm/100%@1, NPM, 100%, 1",
    })
    void readsPackageUrls(String url, String ecosystem, String name, String version) {
        assertThat(PackageUrl.parse(url)).hasValueSatisfying(it -> {
            assertThat(it.ecosystem()).hasToString(ecosystem);
            assertThat(it.name()).isEqualTo(name);
            assertThat(it.version()).isEqualTo(version);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "npm/left-pad", "pkg:", "pkg:npm", "pkg:npm/", "pkg:/npm", "pkg:npm/@", "pkg:npm/?a"})
    void takesNothingElseForAPackageUrl(String text) {
        List<String> names =
                PackageUrl.parse(text).stream().map(PackageUrl::name).toList();

        assertThat(names).isSubsetOf("@");
    }
}
