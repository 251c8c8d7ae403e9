package io.github.evidencegate.pipeline;

import io.github.evidencegate.codec.PublishedSchema;
import io.github.evidencegate.command.CommandRecords;
import io.github.evidencegate.delta.BaseResults;
import io.github.evidencegate.delta.DeltaJudge;
import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Identity;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.PipelineRun;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Freshness;
import io.github.evidencegate.gate.GateJudge;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.QualityScore;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.git.ChangeFacts;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.policy.PolicyLayer;
import io.github.evidencegate.results.ResultFiles;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.ResultReaders.Told;
import io.github.evidencegate.results.foreign.ForeignLimits;
import io.github.evidencegate.results.foreign.ForeignReaders;
import io.github.evidencegate.scope.ScopeResolver;
import io.github.evidencegate.scope.WorkItemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The facts of a change in a git work tree: what the command line judges, and what the adapters add the code host's
 * facts to.
 */
public final class WorkTreeRunSource implements RunSource {
    /** Where a project keeps its policy. */
    public static final String POLICY_FILE = ".evidence-gate.yml";

    private static final String TRIGGER = "command-line";

    private final CheckRequest request;
    private final WorkTree workTree;
    private final ChangeFacts facts;
    private final Given given;

    /** What an adapter gives besides the request. */
    private record Given(PolicyLayer inputs, Optional<ClaimedResults> claimed) {}

    private WorkTreeRunSource(CheckRequest request, WorkTree workTree, ChangeFacts facts, Given given) {
        this.request = request;
        this.workTree = workTree;
        this.facts = facts;
        this.given = given;
    }

    /**
     * Asks git for the change.
     *
     * @throws EvidenceException if the folder is no work tree, or a revision cannot be found or compared
     */
    public static WorkTreeRunSource open(CheckRequest request) throws EvidenceException {
        return open(request, PolicyLayer.NONE, Optional.empty());
    }

    /**
     * The same for an adapter.
     *
     * @param inputs what the run's inputs say over the policy
     * @param claimed where the result files are, if they are not those of the work tree
     */
    public static WorkTreeRunSource open(CheckRequest request, PolicyLayer inputs, Optional<ClaimedResults> claimed)
            throws EvidenceException {
        // The platform takes as long to find its first digest as git takes to answer.
        CompletableFuture<MessageDigest> unused = CompletableFuture.supplyAsync(Digest::started);
        WorkTree workTree = WorkTree.open(request.folder());
        ChangeFacts facts = workTree.change(request.base(), request.head());
        return new WorkTreeRunSource(request, workTree, facts, new Given(inputs, claimed));
    }

    /** Where the change is. */
    public WorkTree workTree() {
        return workTree;
    }

    @Override
    public LoadedPolicy policy() throws EvidenceException {
        return new PolicyAtBase(workTree, request.policy(), facts.change().base(), given.inputs()).read();
    }

    @Override
    public EvidenceRecord collect(LoadedPolicy policy, Instant now) throws EvidenceException {
        return collect(policy, now, () -> Supplement.NONE);
    }

    /** What git says of the change. */
    ChangeFacts facts() {
        return facts;
    }

    /** Whether somebody gave the text of the work item, so that no other is looked for. */
    boolean hasWorkItem() {
        return request.workItem().isPresent();
    }

    /** The same with what is known besides. */
    EvidenceRecord collect(LoadedPolicy policy, Instant now, Supplement.Answer asked) throws EvidenceException {
        // Reading results takes longest, and needs nothing of what follows.
        Optional<ComparedResults> compared = request.baseResults().isEmpty()
                ? Optional.empty()
                : Optional.of(new ComparedResults(workTree, top(), facts, request.baseResults()));
        CompletableFuture<Results> reading =
                CompletableFuture.supplyAsync(() -> results(policy.policy().gates(), compared));
        Supplement more = asked.get();
        Optional<WorkItem> workItem = request.workItem().isPresent()
                ? Optional.of(WorkItemText.parse(request.workItem().get()))
                : more.workItem();
        Scope placed = ScopeResolver.resolve(
                facts.files(),
                more.missingFiles(),
                workItem,
                more.labels(),
                policy.policy().scope());
        Scope declared = placed.with(new DependencySource(workTree, facts.change()).of(placed.files()));
        Results results = joined(reading).and(more.reports());
        Scope scope = results.bills().isEmpty() ? declared : withBills(declared, results);
        List<GateOutcome> gates = gates(policy.policy().gates(), scope, results);
        return new EvidenceRecord(
                new Identity(PublishedSchema.RECORD.id(), request.tool(), now, policy.source(), policy.digest()),
                run(workItem),
                facts.change(),
                workItem,
                scope,
                gates,
                QualityScore.of(gates),
                trust(workItem, scope, gates, more),
                Optional.empty(),
                Optional.empty());
    }

    /** What was read: of the head, and of the base if anybody asked. */
    private record Results(List<Report> reports, Optional<BaseResults> base, ReadBills bills) {
        Results and(List<Report> more) {
            return more.isEmpty()
                    ? this
                    : new Results(Stream.concat(reports.stream(), more.stream()).toList(), base, bills);
        }
    }

    /** Where result files are looked for, and where their paths begin. */
    private Path top() {
        return given.claimed().map(ClaimedResults::folder).orElseGet(workTree::top);
    }

    private Results results(GateSetting setting, Optional<ComparedResults> compared) {
        List<String> ofPolicy = setting.declared().stream()
                .flatMap(gate -> gate.results().stream())
                .toList();
        ResultFiles.Found found = ResultFiles.find(top(), request.results(), ofPolicy);
        Set<Path> files = new TreeSet<>(found.files());
        List<Report> problems = new ArrayList<>(found.problems());
        if (given.claimed().isEmpty()) {
            addCommandRecords(files, problems);
        }
        ForeignReaders foreign = new ForeignReaders(setting, ForeignLimits.STANDARD);
        if (compared.isPresent()) {
            ComparedResults.Ends ends = compared.get().read(files, foreign);
            problems.addAll(ends.head());
            return new Results(problems, Optional.of(ends.base()), ends.bills());
        }
        ChangedLines changed = ChangedLines.of(facts.files());
        List<Told> read = files.parallelStream()
                .map(file -> ResultReaders.read(top(), file, changed, foreign))
                .toList();
        List<Bill> bills = new ArrayList<>();
        for (Told told : read) {
            problems.addAll(told.reports());
            bills.addAll(told.bills());
        }
        return new Results(problems, Optional.empty(), new ReadBills(bills, List.of()));
    }

    private Scope withBills(Scope scope, Results results) {
        Freshness freshness = freshness(ChangedLines.of(facts.files()));
        return scope.with(results.bills().join(scope.dependencies(), freshness, results.base()));
    }

    private Freshness freshness(ChangedLines changed) {
        boolean isOfHead = facts.isCheckedOut() || given.claimed().isPresent();
        return new Freshness(facts.change().head(), facts.committedAt(), isOfHead, changed);
    }

    /** What {@code evidence-gate gate} left in the git folder; most often nothing. */
    private void addCommandRecords(Set<Path> files, List<Report> problems) {
        Path folder = workTree.gitDirectory().resolve(CommandRecords.FOLDER);
        if (!Files.exists(folder)) {
            return;
        }
        try {
            files.addAll(CommandRecords.in(folder));
        } catch (IOException e) {
            problems.add(new Report.Unreadable(
                    folder.toString().replace('\\', '/'),
                    folder + ": cannot be searched for records of commands; make it a folder that can be read"));
        }
    }

    /** What the reading came to; an error in it is thrown as what it was. */
    private static Results joined(CompletableFuture<Results> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private List<GateOutcome> gates(GateSetting setting, Scope scope, Results results) {
        List<String> sources = scope.files().stream()
                .filter(file -> file.fileClass() == FileClass.SOURCE)
                .map(ScopedFile::path)
                .toList();
        ChangedLines changed = ChangedLines.of(facts.files(), sources);
        GateJudge judge = new GateJudge(setting, changed, freshness(changed));
        return results.base().isEmpty() && !setting.comparesWithBase()
                ? judge.judge(results.reports())
                : new DeltaJudge(judge, results.base()).judge(results.reports());
    }

    private static PipelineRun run(Optional<WorkItem> workItem) {
        return new PipelineRun(
                TRIGGER,
                workItem.flatMap(item -> item.worksheet().requester()),
                workItem.flatMap(item -> item.worksheet().approval()),
                Optional.empty());
    }

    private List<Provenance> trust(Optional<WorkItem> workItem, Scope scope, List<GateOutcome> gates, Supplement more) {
        Change change = facts.change();
        List<Provenance> trust = new ArrayList<>(List.of(
                new Provenance(
                        "change",
                        Basis.DERIVED,
                        "git at " + change.head().abbreviated() + ", compared with " + facts.baseChosen()),
                workItem.isPresent()
                        ? new Provenance("workItem", Basis.CLAIMED, "text given to the run")
                        : new Provenance("workItem", Basis.MISSING, "no work item was given"),
                new Provenance("scope", Basis.DERIVED, "git's list of files, placed by policy and work item")));
        trust.removeIf(provenance -> more.tellsOf(provenance.part()));
        if (!scope.dependencies().bills().isEmpty()) {
            trust.add(new Provenance(
                    "scope.dependencies", Basis.CLAIMED, "also bills of materials, which are " + resultsFrom()));
        }
        if (gates.isEmpty()) {
            trust.add(new Provenance("gates", Basis.MISSING, "no result file was found"));
        } else if (gates.stream().anyMatch(gate -> gate.kind() != Kind.JOB)
                || more.reports().isEmpty()) {
            trust.add(new Provenance("gates", Basis.CLAIMED, resultsFrom()));
        }
        if (!request.baseResults().isEmpty()) {
            trust.add(new Provenance("delta", Basis.CLAIMED, "result files given as those of the base"));
        }
        trust.addAll(more.trust());
        return trust;
    }

    private String resultsFrom() {
        return given.claimed()
                .map(claimed -> "result files of " + claimed.source())
                .orElse("result files in the work tree");
    }
}
