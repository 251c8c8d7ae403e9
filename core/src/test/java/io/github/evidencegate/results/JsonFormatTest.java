package io.github.evidencegate.results;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is known by what is in it, whatever its name (issue 3). */
class JsonFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'$schema':'https://x/sarif-2.1.0.json'}|SARIF",
                "{'properties':{'scan':1},'runs':[]}|SARIF",
                "{'version':'2.1.0'}|SARIF",
                "{'version':'15.2.1','scan':{}}|GITLAB_SECURITY",
                "{'version':'15.2.1','vulnerabilities':[]}|GITLAB_SECURITY",
                "{'bomFormat':'CycloneDX','vulnerabilities':[]}|CYCLONEDX",
                "{'$schema':'http://cyclonedx.org/schema/bom-1.5.schema.json','vulnerabilities':[]}|CYCLONEDX",
                "{'specVersion':'1.6','vulnerabilities':[]}|CYCLONEDX",
                "{'SourceMetadata':{}}|TRUFFLEHOG",
                "{'level':'info-0','logger':'trufflehog'}|TRUFFLEHOG",
                "{'level':'info-0','logger':'another'}|UNKNOWN",
                "{'projectStatus':{'status':'OK'}}|SONARQUBE",
                "{'build':{'result':'success','outputs':{}}}|GITHUB_NEEDS",
                "{'scan':{'outputs':{},'result':'success'},'runs':{}}|GITHUB_NEEDS",
                "{'_links':{'self':{}},'name':'#1','stages':[]}|JENKINS_STAGES",
                "[{'id':1,'commit':{'id':'x'},'allow_failure':false}]|GITLAB_JOBS",
                "[{'description':'x','check_name':'y'}]|CODE_QUALITY",
                "[{'RuleID':'x'}]|GITLEAKS",
                "[{'filePath':'x'}]|ESLINT",
                "{'files':{'a.js':{'language':'javascript','source':'x'}}}|STRYKER",
                "{'files':{'a.js':{'source':'x','mutants':[]}}}|STRYKER",
                "{'schemaVersion':'1','thresholds':{'high':80},'files':{}}|STRYKER",
                "{'thresholds':{'low':60}}|STRYKER",
                "{'files':{'a.py':{'executed_lines':[1],'language':2}},'totals':{}}|UNKNOWN",
                "{'files':{'a.py':{'executed_lines':[1]}},'runs':[]}|SARIF",
                "{'files':[],'thresholds':7}|UNKNOWN",
                "{'files':{},'thresholds':{'x':1}}|UNKNOWN",
                "[]|EMPTY_LIST",
                "[1]|UNKNOWN",
                "[{'x':1}]|UNKNOWN",
                "[{}]|UNKNOWN",
                "{}|UNKNOWN",
                "{'$schema':3}|UNKNOWN",
            })
    void isToldByTheFirstFields(String text, JsonFormat format) {
        assertThat(JsonFormat.of(bytes(text))).isEqualTo(format);
    }

    @Test
    void isToldBeforeALongValueEnds() {
        String scan = "{'scan':{'scanned_resources':'" + "y".repeat(100_000) + "'}}";

        assertThat(JsonFormat.of(bytes(scan))).isEqualTo(JsonFormat.GITLAB_SECURITY);
    }

    @Test
    void isToldInOtherEncodings() {
        assertThat(JsonFormat.of("[{\"RuleID\":1}]".getBytes(UTF_16LE))).isEqualTo(JsonFormat.GITLEAKS);
    }

    @Test
    void leavesWhatCannotBeToldToTheReaderThatTellsThePlace() {
        String late = "{'x':'" + "y".repeat(100_000) + "','scan':{}}";

        assertThat(JsonFormat.of(bytes(late))).isEqualTo(JsonFormat.SARIF);
        assertThat(JsonFormat.of(bytes("{'x':"))).isEqualTo(JsonFormat.SARIF);
        assertThat(JsonFormat.of(bytes("[{'x':" + "[".repeat(5_000)))).isEqualTo(JsonFormat.UNKNOWN);
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}
