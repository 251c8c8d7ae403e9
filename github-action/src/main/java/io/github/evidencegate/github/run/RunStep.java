package io.github.evidencegate.github.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.action.ActionInput;
import io.github.evidencegate.github.artifact.ArtifactFolder;
import io.github.evidencegate.github.event.GithubEvent.OfRun;
import io.github.evidencegate.pipeline.ClaimedResults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the pull request that another run was for (design.md, section 10). What GitHub says of that run can be trusted;
 * what the run left in an artifact cannot, because the change's own code ran there.
 */
final class RunStep {
    /** A file in the artifact that may name the pull request, which GitHub does not always tell for forks. */
    static final String NUMBER_FILE = "pull-request.txt";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int MOST_CANDIDATES = 5;

    private final StepSetting step;
    private final OfRun event;

    RunStep(StepSetting step, OfRun event) {
        this.step = step;
        this.event = event;
    }

    /**
     * The pull request with what is claimed about it; empty if it is at another head by now, or closed.
     *
     * @throws EvidenceException if there are several, or the artifact is refused
     */
    Optional<Proposal> proposal() throws EvidenceException, ForgeException {
        Optional<Path> folder = folder();
        List<ForgeChange> meant = meant(candidates(folder));
        if (meant.size() > 1) {
            throw new EvidenceException("several pull requests have the head "
                    + event.head().abbreviated() + ": "
                    + String.join(
                            ", ",
                            meant.stream().map(change -> change.key().name()).toList())
                    + "; close all but one");
        }
        Optional<ClaimedResults> claimed = folder.map(path -> new ClaimedResults(path, source()));
        return meant.stream()
                .findFirst()
                .map(change -> new Proposal(
                        change.key().number(),
                        event.runId(),
                        event.head(),
                        change.ends().base(),
                        Optional.of(change.ends().baseBranch()),
                        true,
                        Optional.empty(),
                        claimed,
                        event.begun()));
    }

    private Optional<Path> folder() throws EvidenceException, ForgeException {
        Optional<String> name = step.inputs().text(ActionInput.CLAIMED_ARTIFACT);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> zip = step.access().artifacts().newest(event.runId(), name.get());
        if (zip.isEmpty()) {
            step.log()
                    .warning("Run " + event.runId() + " has no artifact \"" + name.get()
                            + "\" any more, or never had; gates that need its result files are missing.");
            return Optional.empty();
        }
        return Optional.of(ArtifactFolder.unpack(zip.get(), step.environment().temporary()));
    }

    private String source() {
        return "artifact " + step.inputs().text(ActionInput.CLAIMED_ARTIFACT).orElse("") + " of run " + event.runId()
                + ", which ran the change's own code";
    }

    private Set<Long> candidates(Optional<Path> folder) throws ForgeException {
        Set<Long> numbers = new LinkedHashSet<>(event.numbers());
        if (numbers.isEmpty()) {
            numbers.addAll(step.forge().openAt(event.head()));
        }
        if (numbers.isEmpty()) {
            folder.flatMap(RunStep::hint).ifPresent(numbers::add);
        }
        return numbers;
    }

    /** Only a hint: whatever it says, head and project of that pull request must be those of the run. */
    private static Optional<Long> hint(Path folder) {
        try (InputStream stream = Files.newInputStream(folder.resolve(NUMBER_FILE))) {
            return Optional.of(new String(stream.readNBytes(40), US_ASCII).strip())
                    .filter(text -> NUMBER.matcher(text).matches())
                    .map(Long::parseLong);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<ForgeChange> meant(Set<Long> numbers) throws ForgeException {
        List<ForgeChange> meant = new ArrayList<>();
        for (long number : numbers.stream().limit(MOST_CANDIDATES).toList()) {
            asked(number).filter(this::isMeant).ifPresent(meant::add);
        }
        return meant;
    }

    private Optional<ForgeChange> asked(long number) throws ForgeException {
        try {
            return Optional.of(step.forge().change(number));
        } catch (ForgeException e) {
            if (e.kind() == ForgeException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean isMeant(ForgeChange change) {
        return change.state() == ForgeChange.State.OPEN
                && change.ends().head().equals(event.head())
                && change.ends().headProject().equalsIgnoreCase(event.headProject())
                && change.ends().headBranch().equals(event.headBranch());
    }
}
