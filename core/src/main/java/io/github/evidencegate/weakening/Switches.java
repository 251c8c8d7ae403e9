package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds settings that let a failure pass or try again until it does. One that replaces another of its kind, such as a
 * line that moved, is none.
 */
final class Switches {
    private static final List<Switch> SWITCHES = List.of(
            ignored(
                    "continue-on-error",
                    "ontinue",
                    "\\bcontinue-on-error\\s*+:\\s*+[\"']?(?:true|\\$\\{\\{)|\\bcontinueOnError\\s*+:\\s*+[\"']?true"),
            ignored(
                    "allow-failure",
                    "allow_failure soft_fail",
                    "\\ballow_failure\\s*+:\\s*+[\"']?true|\\bsoft_fail\\s*+:\\s*+true"),
            ignored("or-true", "||", "\\|\\|\\s*+(?:true\\b|:\\s*+(?:$|[\"';)&])|exit\\s++0\\b|echo\\b)"),
            ignored("set-plus-e", "+e", "(?:^|[\\s;])set\\s++\\+e\\b"),
            ignored(
                    "skip-tests",
                    "kip -x",
                    "-D(?:skipTests|skipITs|maven\\.test\\.skip)\\b(?!\\s*+=\\s*+false)|<(?:skipTests|skipITs|maven\\.test\\.skip|skip)>\\s*+true\\b|\\s-x\\s++(?:test|check)\\b"),
            ignored(
                    "fail-if-no-tests",
                    "Tests",
                    "(?:\\b|-D)(?:failIfNoTests|failIfNoSpecifiedTests)\\b\\s*+[=>]\\s*+false|--passWithNoTests\\b|\\bpassWithNoTests\\b[\"']?\\s*+[:=]\\s*+true"),
            ignored(
                    "test-failure-ignore",
                    "gnore fail-never -fn altonfailure",
                    "(?<!/)(?:\\b|-D)(?:maven\\.test\\.failure\\.ignore|testFailureIgnore)\\b(?!\\s*+[=>]\\s*+false)|\\b(?:ignoreFailures|isIgnoreFailures|ignoreExitValue|isIgnoreExitValue)\\s*+(?:=\\s*+)?true|\\bignore_(?:failures|errors)\\s*+:\\s*+(?:true|yes)\\b|\\bhaltonfailure=.?(?:no|false|off)\\b|--fail-never\\b|\\s-fn\\b"),
            ignored(
                    "fail-on-violation",
                    "fail haltOnFailure failsOn abortOnError --exit-zero --no-fail",
                    "\\b(?:failOnViolation|failsOnError|failOnError|haltOnFailure|failOnWarning|failOnSeverity|failIfNoMatchingTests|isFailOnNoMatchingTests|failOnNoDiscoveredTests|abortOnError|isAbortOnError|fail_ci_if_error|fail-on-error|fail_on_error)\\b[\"']?\\s*+[=>:]?\\s*+false|--exit-zero\\b|--no-fail\\b"),
            ignored(
                    "soft-fail",
                    "soft- ignore_outcome informational exit-code ontinueOnError",
                    "\\bsoft-fail\\s*+:\\s*+[\"']?true|\\s--soft-fail\\b|\\bignore_outcome\\s*+=\\s*+(?i:true)|\\binformational[\"']?\\s*+:\\s*+true|\\bexit-code(?:\\s*+:\\s*+|[= ])[\"']?0\\b|\\bContinueOnError=\"true"),
            ignored("failure-caught", "catchError returnStatus", "\\bcatchError\\b|\\breturnStatus\\s*+:\\s*+true"),
            retry("surefire-rerun", "rerun", "\\b(?:rerunFailingTestsCount)\\b\\s*+[=>]\\s*+([1-9]\\d{0,3})"),
            retry("gradle-test-retry", "maxRetries", "\\bmaxRetries\\b\\s*+(?:=|\\.set\\()\\s*+([1-9]\\d{0,3})"),
            retry(
                    "pytest-reruns",
                    "reruns rerun-fails",
                    "--(?:force-flaky --max-)?re?runs[= ]\\s*+([1-9]\\d{0,3})|--rerun-fails\\b(?:=([1-9]\\d{0,3}))?"),
            retry(
                    "shell-retry",
                    "|| break until",
                    "\\b(\\S++ .{3,300}?)\\s*+\\|\\|\\s*+(?:\\(?\\s*+sleep \\w++\\s*+(?:&&|;)\\s*+)?\\1|\\b(?:for|while)\\b.{1,200}\\bdo\\b.{1,500}(?:&&\\s*+break|\\|\\|\\s*+sleep)\\b|\\buntil\\b.{1,300};\\s*+do\\b"),
            retry(
                    "retry-action",
                    "uses:",
                    "\\buses\\s*+:\\s*+(?:nick-(?:fields|invision)/retry|wandalen/wretry\\.action|Wandalen/wretry\\.action)@()"),
            retry(
                    "travis-retry",
                    "travis_retry",
                    "\\btravis_retry\\s++(?!(?:(?:sudo|bundle|gem|npm|yarn|pip|pip3|go|composer|curl|wget|apt-get)\\s++(?:install|ci|get|update|mod|i)\\b|curl|wget))()"),
            retry(
                    "runner-retries",
                    "retr attempts Attempts Mode until-pass rerun",
                    "[\"']?\\b(?:retries|retry|retry_times|max_attempts|flakeAttempts)\\b[\"']?\\s*+[:=]\\s*+(?:\\{\\s*+max:\\s*+|(?:!!)?process\\.env\\.\\w{1,30}\\s*+\\?\\s*+|isCI\\s*+\\?\\s*+)?([1-9]\\d{0,3})|\\b(?:runMode|openMode)[\"']?\\s*+:\\s*+([1-9]\\d{0,3})|--(?:retr(?:ies|y)|flake-attempts|flaky_test_attempts|retry-failed-tests)[= ]\\s*+([1-9]\\d{0,3})|\\buntil-pass:([1-9]\\d{0,3})|\\b(?:retryCountOnTaskFailure|max_auto_reruns|rerunMaxAttempts)\\s*+:\\s*+([1-9]\\d{0,3})|\\bretry\\(([1-9]\\d{0,3})\\)\\s*+\\{"));
    private static final List<Switch> IN_TESTS = List.of(
            retry(
                    "retry-annotation",
                    "etr laky",
                    "@(?:RetryingTest|RepeatedIfExceptionsTest|Retry|RetryTest|Flaky|FlakyTest)\\b()|\\bretryAnalyzer\\s*+=()|\\[Retry\\(\\s*+(\\d{1,4})|\\[Retry(?:Fact|Theory)\\b()"),
            retry("retry-annotation", "retry", "^\\s*+@(?:\\w++\\.)*+(?:retry_\\w++|\\w++_retry)\\b()"),
            retry(
                    "retry-rule",
                    "etry",
                    "\\bnew\\s++Retry(?:ing)?(?:Test)?Rule\\s*+[(<]()|=\\s*+Retry(?:ing)?(?:Test)?Rule\\s*+\\(()|\\)\\s*+=\\s*+retry\\w*+\\s*+(?:\\([^)]{0,40}\\)\\s*+)?\\{()"),
            retry("ginkgo-flake-attempts", "FlakeAttempts", "\\bFlakeAttempts\\(\\s*+([1-9]\\d{0,3})"),
            retry("pytest-flaky", "flaky", "\\bpytest\\.mark\\.flaky\\b()|^\\s*+@flaky\\b()"),
            retry(
                    "js-retry",
                    "retr",
                    "\\bjest\\.retryTimes\\(\\s*+([1-9]\\d{0,3})|\\bthis\\.retries\\(\\s*+([1-9]\\d{0,3})|\\bretry\\s*+:\\s*+([1-9]\\d{0,3})\\s*+\\}"),
            retry("minitest-retry", "Minitest", "\\bMinitest::Retry\\.use!()"),
            retry(
                    "rspec-retry",
                    "retry",
                    "\\bdefault_retry_count\\s*+=()|,\\s*+(?::retry\\s*+=>|retry:)\\s*+([1-9]\\d{0,3})"));

    private static final Set<String> STEP_SETTINGS = Set.of("continue-on-error", "allow-failure", "runner-retries");
    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");
    private static final String CODECOV = "fail_ci_if_error";
    private static final int MOST_LINES_OF_STEP = 60;

    /** What a command must be for its failure to be a judgement. */
    private static final Pattern JUDGES = Pattern.compile(
            "(?i)\\b(?:tests?|testing|lint\\w*+|check\\w*+|verify|spec|rspec|mypy|flake8|eslint|jest|vitest|mocha|karma|pytest|tox|nox|mvnw?|gradlew?|cargo|vet|rubocop|rake|phpunit|coverage|cover|codecov|coveralls|audit|clippy|ruff|pylint|bandit|sonar\\S*|danger|semgrep|trivy|shellcheck|prettier|tsc|black|dotnet|make|bazel|ctest|nosetests|e2e|cypress|playwright)\\b");

    /** Fetching something again until it is there judges nothing. */
    private static final Pattern FETCHES = Pattern.compile("\\b(?:curl|wget|aria2c|rsync|git clone)\\b");

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>\\s*+([\\w.-]{1,80})");
    private static final Pattern PACKS = Pattern.compile(
            "deploy|install|javadoc|source|gpg|assembly|shade|site|release|nexus|staging|central|publish");

    private static final Pattern FAILS_STILL =
            Pattern.compile("\\bfailOnPassedAfterRetry\\b\\s*+(?:=|\\.set\\()\\s*+true");
    private static final Pattern RUNS_TESTS = Pattern.compile("\\b(?:verify|test|check)\\b");
    private static final Pattern NO_TESTS =
            Pattern.compile("\\s-D(?:skipTests|skipITs|maven\\.test\\.skip)\\b\\S*+|\\s-x\\s++(?:test|check)\\b");

    private final Map<String, List<Integer>> gone = new HashMap<>();

    /**
     * A setting.
     *
     * @param hints texts without which it cannot match
     * @param pattern with the number of retries as a group, where there is one
     */
    private record Switch(Kind kind, String id, List<String> hints, Pattern pattern) {
        Optional<Found> in(String text, SourceLine line) {
            if (hints.stream().noneMatch(text::contains)) {
                return Optional.empty();
            }
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? Optional.of(new Found(this, retries(matcher), line)) : Optional.empty();
        }
    }

    private record Found(Switch by, int retries, SourceLine line) {}

    private Switches() {}

    private static Switch ignored(String id, String hints, String pattern) {
        return new Switch(Kind.FAILURE_IGNORED, id, List.of(hints.split(" ", -1)), Pattern.compile(pattern));
    }

    private static Switch retry(String id, String hints, String pattern) {
        return new Switch(Kind.RETRY_ADDED, id, List.of(hints.split(" ", -1)), Pattern.compile(pattern));
    }

    static List<Weakening> find(List<ChangedSource> sources) {
        Switches switches = new Switches();
        for (ChangedSource source : sources) {
            for (Found found : all(source, source.base())) {
                switches.gone
                        .computeIfAbsent(found.by().id(), id -> new ArrayList<>())
                        .add(found.retries());
            }
        }
        List<Weakening> added = new ArrayList<>();
        for (ChangedSource source : sources) {
            for (Found found : all(source, source.head())) {
                if (isJudgement(found, source) && !switches.takesPlace(found)) {
                    added.add(source.atHead(
                            found.by().kind(), found.line().number(), found.by().id()));
                }
            }
        }
        return added;
    }

    /** Whether what fails, or is left out, judged before: a step that is new, or that only cleans up or packs, never did. */
    private static boolean isJudgement(Found found, ChangedSource source) {
        String text = found.line().statement();
        if (found.by().id().equals("or-true")) {
            String command = text.substring(0, text.indexOf("||")).strip();
            return JUDGES.matcher(command).find() && wasThere(command, source);
        }
        if (judgesNothing(found, source)) {
            return false;
        }
        return !found.by().id().equals("skip-tests") || leavesTestsOut(text, source);
    }

    /** Whether it fetches, packs, came with its step, or fails all the same. */
    private static boolean judgesNothing(Found found, ChangedSource source) {
        String text = found.line().statement();
        boolean isPacked = text.contains("<skip>") && isOfPackaging(found.line(), source);
        boolean isUpload = text.contains(CODECOV) && !wasAsked(source);
        return isFetched(found)
                || isPacked
                || isUpload
                || (STEP_SETTINGS.contains(found.by().id()) && isInNewStep(found.line(), source))
                || (found.by().id().equals("gradle-test-retry") && failsStill(source));
    }

    /** Whether what is tried again only fetches or waits. */
    private static boolean isFetched(Found found) {
        String text = found.line().statement();
        boolean isLoop = found.by().id().equals("shell-retry");
        return (found.by().kind() == Kind.RETRY_ADDED && FETCHES.matcher(text).find())
                || (isLoop && !JUDGES.matcher(text).find());
    }

    /** Whether a failed upload of coverage failed before, which it does not by itself. */
    private static boolean wasAsked(ChangedSource source) {
        return source.base().stream()
                .filter(SourceLine::isChanged)
                .anyMatch(line -> line.code().contains(CODECOV));
    }

    /** Whether a command that leaves tests out would run some, or was there without the flag. */
    private static boolean leavesTestsOut(String text, ChangedSource source) {
        Matcher flag = NO_TESTS.matcher(text);
        if (!flag.find()) {
            return true;
        }
        String plain = flag.replaceAll("");
        return RUNS_TESTS.matcher(plain).find()
                || source.base().stream()
                        .filter(SourceLine::isChanged)
                        .anyMatch(line -> line.statement().equals(plain));
    }

    /** Whether a plugin of Maven is skipped that only packs or publishes. */
    private static boolean isOfPackaging(SourceLine setting, ChangedSource source) {
        int at = Math.min(source.head().size(), setting.number()) - 1;
        for (int i = at; i >= Math.max(0, at - MOST_LINES_OF_STEP); i--) {
            Matcher artifact = ARTIFACT.matcher(source.head().get(i).text());
            if (artifact.find()) {
                return PACKS.matcher(artifact.group(1)).find();
            }
        }
        return false;
    }

    /** Whether Gradle tells what is flaky by another run, and fails all the same. */
    private static boolean failsStill(ChangedSource source) {
        return source.head().stream()
                .anyMatch(line -> FAILS_STILL.matcher(line.code()).find());
    }

    /** Whether a line that is gone ends with the same command, or with its last words. */
    private static boolean wasThere(String command, ChangedSource source) {
        String last = command.substring(command.lastIndexOf(' ', Math.max(0, command.lastIndexOf(' ') - 1)) + 1);
        return source.base().stream()
                .filter(SourceLine::isChanged)
                .anyMatch(line -> line.statement().contains(last));
    }

    /** Whether the step or job of a pipeline that a setting is of came with it. */
    private static boolean isInNewStep(SourceLine setting, ChangedSource source) {
        List<SourceLine> head = source.head();
        int from = Math.min(head.size(), setting.number()) - 1;
        for (int i = from; i >= Math.max(0, from - MOST_LINES_OF_STEP); i--) {
            SourceLine line = head.get(i);
            boolean isItem = line.code().strip().startsWith("- ") && line.indent() <= setting.indent();
            boolean isOwner = i < from && line.hasCode() && line.indent() < setting.indent();
            if (isItem || isOwner) {
                return line.isChanged() && i < from;
            }
        }
        return false;
    }

    /** Whether one that is gone retried as often. */
    private boolean takesPlace(Found added) {
        List<Integer> candidates = gone.getOrDefault(added.by().id(), List.of());
        for (int i = candidates.size() - 1; i >= Math.max(0, candidates.size() - 100); i--) {
            if (candidates.get(i) >= added.retries()) {
                candidates.remove(i);
                return true;
            }
        }
        return false;
    }

    private static List<Found> all(ChangedSource source, List<SourceLine> lines) {
        List<Found> all = new ArrayList<>();
        List<Switch> known = of(source);
        for (SourceLine line : lines) {
            if (!known.isEmpty() && line.isChanged() && line.hasCode()) {
                // Code alone where strings are strings; a command in quotes is a setting elsewhere.
                String text = source.isTest() ? line.code() : line.statement();
                known.forEach(by -> by.in(text, line).ifPresent(all::add));
            }
        }
        return all;
    }

    private static List<Switch> of(ChangedSource source) {
        if (source.isTest()) {
            return IN_TESTS;
        }
        boolean isScript = source.name().endsWith(".sh") || source.name().endsWith(".bash");
        return source.isConfiguration() || (isScript && source.fileClass() == FileClass.SOURCE) ? SWITCHES : List.of();
    }

    private static int retries(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null
                    && COUNT.matcher(matcher.group(group)).matches()) {
                return Integer.parseInt(matcher.group(group));
            }
        }
        return 1;
    }
}
