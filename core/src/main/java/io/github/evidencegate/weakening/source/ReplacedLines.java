package io.github.evidencegate.weakening.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells lines that are new from those that say again what a line in their place said. */
public final class ReplacedLines {
    private static final Pattern WORD = Pattern.compile("\\w++");

    /** By the number of a changed line of the head, the words of the lines that are gone from its place. */
    private final Map<Integer, Set<String>> before = new HashMap<>();

    private ReplacedLines() {}

    /** Pairs each run of lines that are new with the run that is gone from between the same neighbours. */
    public static ReplacedLines of(ChangedSource source) {
        ReplacedLines replaced = new ReplacedLines();
        List<SourceLine> base = source.base();
        List<SourceLine> head = source.head();
        int i = 0;
        int j = 0;
        while (i < base.size() || j < head.size()) {
            Set<String> words = new HashSet<>();
            for (; i < base.size() && base.get(i).isChanged(); i++) {
                words.addAll(words(base.get(i).code()));
            }
            for (; j < head.size() && head.get(j).isChanged(); j++) {
                replaced.before.put(head.get(j).number(), words);
            }
            i++;
            j++;
        }
        return replaced;
    }

    private static Set<String> words(String code) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(code);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Whether at least half of the words of a line of the head stood in its place before. */
    public boolean wasThere(SourceLine line) {
        Set<String> words = words(line.code());
        Set<String> known = before.getOrDefault(line.number(), Set.of());
        return !line.isChanged() || words.stream().filter(known::contains).count() * 2 >= words.size();
    }
}
