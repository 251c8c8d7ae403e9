package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a {@code Gemfile} says without running it, and {@code Gemfile.lock}. */
final class RubyReader {
    // Possessive, since a line may have any number of versions, and each step back would be a call on the stack.
    private static final Pattern GEM =
            Pattern.compile("gem[ (]\\s*[\"']([\\w.-]+)[\"']((?:\\s*,\\s*[\"'][^\"'#{]*[\"'])*+)\\s*(.*)");
    private static final Pattern LOCKED = Pattern.compile(" {4}([^\\s(]+) \\(([^)]+)\\)");
    private static final Pattern WANTED = Pattern.compile(" {2}([^\\s(!]+)!?(?: \\(.*\\))?!?");

    private static final Set<String> SOURCES = Set.of("GEM", "GIT", "PATH", "PLUGIN SOURCE");

    private RubyReader() {}

    static Manifest gemfile(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        for (String line : SourceText.of(bytes).lines().map(String::strip).toList()) {
            Matcher gem = GEM.matcher(line);
            if (gem.matches()) {
                String versions = gem.group(2).replaceFirst("^\\s*,\\s*", "").replaceAll("[\"']", "");
                manifest.addDirect(Ecosystem.GEM, gem.group(1), versions, "");
            } else if (line.startsWith("gem ") || line.startsWith("gem(") || line.startsWith("eval_gemfile")) {
                manifest.addDynamic(line);
            }
        }
        return manifest;
    }

    static Manifest lock(byte[] bytes) throws EvidenceException {
        Set<String> direct = new HashSet<>();
        List<Matcher> locked = new ArrayList<>();
        String section = "";
        for (String line : SourceText.of(bytes).lines().toList()) {
            if (line.startsWith("<<<<<<<")) {
                throw new EvidenceException("an unresolved conflict of a merge; run \"bundle lock\"");
            }
            section = line.startsWith(" ") || line.isBlank() ? section : line;
            read(section, line, direct, locked);
        }
        Manifest manifest = Manifest.empty();
        for (Matcher gem : locked) {
            Relation relation = direct.contains(gem.group(1)) ? Relation.DIRECT : Relation.TRANSITIVE;
            manifest.add(Ecosystem.GEM, gem.group(1), gem.group(2), relation, "");
        }
        return manifest;
    }

    private static void read(String section, String line, Set<String> direct, List<Matcher> locked) {
        Matcher wanted = WANTED.matcher(line);
        Matcher gem = LOCKED.matcher(line);
        if (section.equals("DEPENDENCIES") && wanted.matches()) {
            direct.add(wanted.group(1));
        } else if (SOURCES.contains(section) && gem.matches()) {
            locked.add(gem);
        }
    }
}
