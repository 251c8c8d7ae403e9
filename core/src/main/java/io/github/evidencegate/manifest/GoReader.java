package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.SourceText;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code go.mod}. What replaces a module counts as asked for.
 *
 * <p>Source: go.dev/ref/mod, "go.mod files".
 */
final class GoReader {
    private static final Set<String> KNOWN = Set.of(
            "module", "go", "toolchain", "godebug", "require", "replace", "exclude", "retract", "tool", "ignore");

    private final Manifest manifest = Manifest.empty();
    private String block = "";

    private GoReader() {}

    static Manifest module(byte[] bytes) throws EvidenceException {
        GoReader reader = new GoReader();
        int number = 0;
        for (String line : SourceText.of(bytes).lines().toList()) {
            number++;
            int comment = line.indexOf("//");
            String content = comment < 0 ? line : line.substring(0, comment);
            boolean isIndirect =
                    comment >= 0 && line.substring(comment + 2).strip().startsWith("indirect");
            reader.read(content.strip(), isIndirect, number);
        }
        return reader.manifest;
    }

    private void read(String content, boolean isIndirect, int number) throws EvidenceException {
        if (content.isEmpty()) {
            return;
        }
        if (!block.isEmpty()) {
            if (content.equals(")")) {
                block = "";
            } else {
                add(block, words(content), isIndirect, number);
            }
            return;
        }
        String[] parts = content.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        if (!KNOWN.contains(parts[0])) {
            throw new EvidenceException("line " + number + ": an unknown directive; run \"go mod edit -fmt\"");
        }
        if (rest.equals("(")) {
            block = parts[0];
        } else {
            add(parts[0], words(rest), isIndirect, number);
        }
    }

    private static List<String> words(String text) {
        return List.of(text.replace("\"", "").replace("`", "").split("\\s+", -1));
    }

    private void add(String directive, List<String> words, boolean isIndirect, int number) throws EvidenceException {
        if (directive.equals("require")) {
            if (words.size() != 2) {
                throw new EvidenceException("line " + number + ": expected a module and its version");
            }
            Relation relation = isIndirect ? Relation.TRANSITIVE : Relation.DIRECT;
            manifest.add(Ecosystem.GO, words.get(0), words.get(1), relation, "");
        } else if (directive.equals("replace")) {
            int arrow = words.indexOf("=>");
            if (arrow < 1 || arrow + 1 >= words.size()) {
                throw new EvidenceException("line " + number + ": expected a module, => and what replaces it");
            }
            String target = words.get(arrow + 1);
            String version = arrow + 2 < words.size() ? words.get(arrow + 2) : "";
            manifest.addDirect(Ecosystem.GO, target, version, "replaces " + words.get(0));
        } else if (directive.equals("tool")) {
            manifest.addDirect(Ecosystem.GO, words.get(0), "", "tool");
        }
    }
}
