package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Change.Commit;
import io.github.evidencegate.evidence.Change.Commit.Trailer;
import io.github.evidencegate.evidence.Change.Person;
import io.github.evidencegate.evidence.CodingAgent;
import io.github.evidencegate.evidence.CodingAgent.Sign;
import io.github.evidencegate.evidence.CodingAgent.SignKind;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Identity;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.PipelineRun;
import io.github.evidencegate.evidence.Quality;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.Declaration;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.evidence.WorkItem.ContextBoundary;
import io.github.evidencegate.evidence.WorkItem.Ticket;
import io.github.evidencegate.evidence.WorkItem.Worksheet;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;
import io.github.evidencegate.verdict.Decision;
import io.github.evidencegate.verdict.Verdict;
import io.github.evidencegate.verdict.Verdict.ReadinessAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Records with their verdicts, for tests of everything that writes or renders them. Each call gives equal values. */
public final class Samples {
    /** Text that attacks terminals, Markdown, HTML, JSON and forges at once. */
    public static final String HOSTILE =
            "@everyone `x` ``` <script>alert(1)</script> | [a](http://evil.example) #12 \n/close\n"
                    + "</details> <!-- --> \u202Eevil\u200B \u0000\u0007\u001B[31m \uD800 \"\\ \uD83D\uDE00";

    private static final String SCHEMA = "https://evidencegate.github.io/schema/record-1.json";
    private static final String TOOL = "evidence-gate 0.1.0";
    static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    private static final Revision BASE = new Revision("1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e");
    private static final Revision HEAD = new Revision("a1b2c3d4e5f60718293a4b5c6d7e8f9001122334");
    private static final Person HUMAN = new Person("Ada Lovelace", "ada@example.org", Person.Kind.HUMAN);
    private static final Person BOT = new Person("renovate[bot]", "bot@example.org", Person.Kind.BOT);

    /** A record and what was judged of it. */
    public record Sample(EvidenceRecord record, Verdict verdict) {}

    private record Named(Text text) implements Rule {}

    private Samples() {}

    /** All of them: {@link #ready}, {@link #blocked}, {@link #hostile}. */
    public static List<Sample> all() {
        return List.of(ready(), blocked(), hostile());
    }

    /** A small change that nothing stands against: two files, one gate, no policy, no work item. */
    public static Sample ready() {
        Scope scope = new Scope(
                new Declaration(Scope.Source.NONE, "nothing declares a scope", List.of(), List.of()),
                List.of(
                        SampleFiles.undeclared("src/main/java/org/example/Basket.java", FileClass.SOURCE, 12, 3),
                        SampleFiles.undeclared("src/test/java/org/example/BasketTest.java", FileClass.TEST, 20, 0)),
                Optional.empty());
        EvidenceRecord record = new EvidenceRecord(
                new Identity(SCHEMA, TOOL, NOW, "none: defaults in observe mode", Optional.empty()),
                new PipelineRun("command-line", Optional.empty(), Optional.empty(), Optional.empty()),
                change(Optional.of("fix-rounding"), List.of()),
                Optional.empty(),
                scope,
                List.of(SampleGates.passed()),
                Optional.of(new Quality(100, List.of(new Quality.Part("tests", 1, 100)))),
                List.of(new Provenance("change", Basis.DERIVED, "git work tree")),
                Optional.empty(),
                Optional.empty());
        Verdict verdict = new Verdict(
                Decision.READY,
                List.of(finding("work-item-missing", Mode.OBSERVE, Subject.of("workItem"), "No work item is linked.")),
                readiness(false),
                Optional.empty(),
                "Ask for a review.");
        return new Sample(record, verdict);
    }

    /** A change against which everything stands: every gate state, file status, placement, class, sign and mode. */
    public static Sample blocked() {
        Declaration declaration = new Declaration(
                Scope.Source.WORK_ITEM,
                "scope block of SHOP-12",
                List.of("shop/", "!shop/legacy/"),
                List.of("deploy/"));
        EvidenceRecord record = new EvidenceRecord(
                new Identity(
                        SCHEMA,
                        TOOL,
                        NOW.plusMillis(250),
                        ".evidence-gate.yml at " + BASE.abbreviated(),
                        Optional.of(Digest.ofUtf8("version: 1\n"))),
                new PipelineRun(
                        "pull-request",
                        Optional.of("Grace Hopper"),
                        Optional.of("label agent-ready"),
                        Optional.of("https://ci.example.org/runs/17")),
                change(Optional.of("claude/shop-12-rounding"), everyAgent()),
                Optional.of(workItem("SHOP-12")),
                new Scope(declaration, SampleFiles.every(), Optional.of("the forge lists at most 3,000 files"))
                        .with(SampleDependencies.every()),
                SampleGates.every(),
                Optional.of(new Quality(
                        61, List.of(new Quality.Part("unit-tests", 3, 80), new Quality.Part("coverage", 1, 4)))),
                List.of(
                        new Provenance("change", Basis.DERIVED, "git work tree"),
                        new Provenance("gates", Basis.CLAIMED, "result files of the change's own pipeline"),
                        new Provenance("quality", Basis.MISSING, "no analysis reported")),
                Optional.empty(),
                Optional.empty());
        return new Sample(withLife("github.com/shop/basket#12", "ada", record), blockedVerdict());
    }

    private static Verdict blockedVerdict() {
        Subject file = Subject.ofPaths(List.of("deploy/prod.yml"));
        return new Verdict(
                Decision.BLOCKED,
                List.of(
                        finding("forbidden-path", Mode.BLOCK, file, "1 file is forbidden."),
                        finding("gate-failed", Mode.BLOCK, Subject.of("unit-tests"), "Gate unit-tests failed."),
                        finding("change-too-broad", Mode.WARN, Subject.of("areas"), "The change touches 5 areas of 4."),
                        finding("context-unknown", Mode.OBSERVE, Subject.of("context"), "No context is named.")),
                readiness(true),
                Optional.of("platform-leads"),
                "Take deploy/prod.yml out of this change.");
    }

    /** Like {@link #blocked}, but every text that comes from the change or its results is {@link #HOSTILE}. */
    public static Sample hostile() {
        Optional<String> text = Optional.of(HOSTILE);
        EvidenceRecord record = new EvidenceRecord(
                blocked().record().identity(),
                new PipelineRun("pull-request", text, text, text),
                hostileChange(),
                Optional.of(workItem(HOSTILE)),
                new Scope(
                                new Declaration(Scope.Source.WORK_ITEM, HOSTILE, List.of(HOSTILE), List.of(HOSTILE)),
                                List.of(SampleFiles.called(HOSTILE)),
                                text)
                        .with(SampleDependencies.called(HOSTILE)),
                List.of(SampleGates.called(HOSTILE)),
                Optional.of(new Quality(0, List.of(new Quality.Part(HOSTILE, 1, 0)))),
                List.of(new Provenance("gates", Basis.CLAIMED, HOSTILE)),
                Optional.empty(),
                Optional.empty());
        Verdict verdict = new Verdict(
                Decision.BLOCKED,
                List.of(finding("out-of-scope", Mode.BLOCK, new Subject(List.of(HOSTILE), List.of(HOSTILE)), HOSTILE)),
                List.of(new ReadinessAnswer("R108", HOSTILE, false, HOSTILE)),
                text,
                HOSTILE);
        return new Sample(withLife(HOSTILE, HOSTILE, record), verdict);
    }

    private static EvidenceRecord withLife(String text, String hosted, EvidenceRecord record) {
        return record.with(SampleLife.called(text), record.gates(), record.trust())
                .with(record.run(), Optional.of(SampleHosted.called(hosted, HEAD)), record.trust());
    }

    private static Change hostileChange() {
        Person person = new Person(HOSTILE, HOSTILE, Person.Kind.UNKNOWN);
        Commit commit = new Commit(HEAD, List.of(BASE), person, NOW, List.of(new Trailer(HOSTILE, HOSTILE)));
        CodingAgent agent = new CodingAgent(HOSTILE, List.of(new Sign(SignKind.TRAILER, HOSTILE, HOSTILE)));
        return new Change(
                Optional.of(BASE),
                HEAD,
                Optional.of(BASE),
                Optional.of(HOSTILE),
                person,
                List.of(commit),
                List.of(agent));
    }

    private static Change change(Optional<String> branch, List<CodingAgent> agents) {
        List<Commit> commits = List.of(
                new Commit(new Revision("0".repeat(40)), List.of(BASE), BOT, NOW.minusSeconds(7_200), List.of()),
                new Commit(
                        HEAD,
                        List.of(new Revision("0".repeat(40))),
                        HUMAN,
                        NOW.minusSeconds(3_600),
                        List.of(new Trailer("Co-Authored-By", "Claude <noreply@anthropic.com>"))));
        return new Change(Optional.of(BASE), HEAD, Optional.of(BASE), branch, HUMAN, commits, agents);
    }

    private static List<CodingAgent> everyAgent() {
        List<Sign> signs = new ArrayList<>();
        for (SignKind kind : SignKind.values()) {
            signs.add(new Sign(kind, "claude", kind == SignKind.BRANCH_PREFIX ? "branch" : HEAD.objectName()));
        }
        return List.of(new CodingAgent("Claude Code", signs));
    }

    private static WorkItem workItem(String text) {
        Optional<String> some = Optional.of(text);
        List<String> list = List.of(text);
        return new WorkItem(
                some,
                some,
                Digest.ofUtf8("title"),
                Digest.ofUtf8("text"),
                new Ticket(some, some, some, list),
                new Worksheet(some, some, some, some, list, list, list, list, list, list),
                new ContextBoundary(list, list, list, some),
                list,
                list);
    }

    private static Finding finding(String rule, Mode mode, Subject subject, String message) {
        return Finding.of(
                        new Named(new Rule.Text(rule, mode, "", "")),
                        subject,
                        message,
                        "See what " + rule + " asks for.")
                .atMost(mode);
    }

    private static List<ReadinessAnswer> readiness(boolean answered) {
        List<String> questions = List.of(
                "Which field or approval marks the work eligible for automation?",
                "Which paths and dependencies are out of scope?",
                "Which context may be used, and who confirmed it?",
                "What must be proven before review time is spent?",
                "What does the packet show about scope, validation, repairs and open risks?",
                "Who decides about pause, reroute or return to a human?");
        return IntStream.range(0, questions.size())
                .mapToObj(i -> new ReadinessAnswer(
                        "R" + (108 + i),
                        questions.get(i),
                        answered,
                        answered ? "label agent-ready" : "Not answered: add it to the work item."))
                .toList();
    }
}
