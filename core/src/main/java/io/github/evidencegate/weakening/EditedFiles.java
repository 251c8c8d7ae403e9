package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds files whose content is a judgement: expected output, and lists of what is not to be reported. */
final class EditedFiles {
    static final Pattern EXCLUDES = Pattern.compile(
            "\\.(?:eslintignore|trivyignore(?:\\.yaml)?|semgrepignore|gitleaksignore|rubocop_todo\\.yml|secrets\\.baseline)"
                    + "|brakeman\\.ignore|phpstan-baseline\\.(?:neon|php)|(?:detekt|lint)-baseline\\.xml|archunit_ignore_patterns\\.txt"
                    + "|[\\w.-]{0,60}(?:spotbugs|findbugs|pmd|checkstyle|cpd)[\\w.-]{0,60}(?:exclu|suppress|ignore|filter)[\\w.-]{0,60}"
                    + "|(?i:exclu\\w{0,8}[-_]?filters?\\.xml)|[\\w.-]{0,60}suppressions?\\.xml|.{1,200}\\.sarif");
    private static final Pattern COUNT = Pattern.compile(": \\d++$");
    private static final Pattern SARIF = Pattern.compile("\"suppressions\"\\s*+:\\s*+\\[");

    private EditedFiles() {}

    /**
     * What is found in all files of a patch. Expected output that is another while the product is the same was repaired.
     */
    static List<Weakening> find(List<ChangedSource> sources) {
        boolean isOfProduct = sources.stream().anyMatch(Snapshots::isSubject);
        return sources.stream()
                .flatMap(source -> find(source, isOfProduct).stream())
                .toList();
    }

    private static List<Weakening> find(ChangedSource source, boolean isOfProduct) {
        List<Weakening> found = new ArrayList<>();
        Snapshots.find(source).filter(each -> isOfProduct).ifPresent(found::add);
        exclusion(source).ifPresent(found::add);
        found.addAll(DroppedCommands.find(source));
        return found;
    }

    /** More in a list of what is not to be reported. */
    private static Optional<Weakening> exclusion(ChangedSource source) {
        if (!EXCLUDES.matcher(source.name()).matches()) {
            return Optional.empty();
        }
        boolean isSarif = source.name().endsWith(".sarif");
        List<SourceLine> added = entries(source.head(), source.base(), isSarif);
        List<SourceLine> removed = entries(source.base(), source.head(), isSarif);
        return added.size() <= removed.size()
                ? Optional.empty()
                : Optional.of(source.atHead(
                        Kind.SUPPRESSION_ADDED, added.get(0).number(), isSarif ? "sarif-suppression" : "exclude-file"));
    }

    /** The entries of one side that the other has not. */
    private static List<SourceLine> entries(List<SourceLine> lines, List<SourceLine> others, boolean isSarif) {
        Set<String> known = new HashSet<>();
        others.forEach(line -> known.add(entry(line)));
        return lines.stream()
                .filter(line -> line.isChanged() && line.hasCode() && !known.contains(entry(line)))
                .filter(line -> !isSarif || SARIF.matcher(line.text()).find())
                .filter(line -> line.code().chars().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    /** What a line names, however many of it there are. */
    private static String entry(SourceLine line) {
        return COUNT.matcher(line.statement()).replaceAll(":");
    }
}
