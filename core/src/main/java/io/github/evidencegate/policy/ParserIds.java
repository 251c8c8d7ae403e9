package io.github.evidencegate.policy;

import java.util.List;

/**
 * The ids of analysis-model's registry, sorted. They stand here so that a policy is checked without that library; a test
 * beside it holds the two together.
 */
public final class ParserIds {
    private static final String IDS = """
            acu-cobol android-lint ansible-later ansiblelint armcc aspectj bandit bluepearl brakeman buckminster
            cadence cargo ccm checkstyle clair clang clang-analyzer clang-tidy clippy cmake code-analysis
            code-checker code-climate code-composer code-generator codenarc coolflux coverity cpd cppcheck
            cpplint crosscore-embedded-studio csslint dart detekt diabc docfx dockerlint doxygen dr-memory
            dscanner dupfinder eclipse embedded-engineer erlc error-prone eslint findbugs flake8 flawfinder flex
            flow foodcritic fortran fxcop gcc gcc3 gendarme ghs-multi gnat go-vet golint grype hadolint iar
            iar-cstat iblinter idea infer intel invalids java javadoc-warnings jc-report js-hint jslint junit
            klocwork kotlin ktlint maven-warnings metrowerks modelsim msbuild mypy nag-fortran native npm-audit
            oelint-adv ot-docker-linter owasp-dependency-check pclint pep8 perforce perl-critic php
            php-code-sniffer phpstan pit pmd pnpm-audit polyspace-parser prefast protolint puppetlint pvs-studio
            pydocstyle pylint qac qt-translation resharper revapi rflint robocopy rubocop sarif scala scannercli
            semgrep simian simulink-check-parser sonar sphinx spotbugs stylecop stylelint sunc swiftlint taglist
            tasking-vx tnsdl trivy tslint vale valgrind veracode-pipeline-scanner xlc xmllint yamllint yoctocli
            yui zptlint
            """;

    private ParserIds() {}

    /** All of them. */
    public static List<String> all() {
        return List.of(IDS.split("\\s+"));
    }
}
