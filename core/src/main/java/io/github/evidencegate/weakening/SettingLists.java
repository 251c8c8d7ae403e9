package io.github.evidencegate.weakening;

import io.github.evidencegate.weakening.source.SettingPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what the changed lines of a settings file list under each key, before and after. */
final class SettingLists {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern QUOTES = Pattern.compile("^[\\s\"'-]++|[\\s\"',]++$");

    private final Map<String, List<Item>> base;
    private final Map<String, List<Item>> head;

    SettingLists(List<SettingPath> base, List<SettingPath> head) {
        this.base = items(base);
        this.head = items(head);
    }

    /** One thing of a list. */
    private record Item(String text, SettingPath path) {}

    private static Map<String, List<Item>> items(List<SettingPath> paths) {
        Map<String, List<Item>> items = new LinkedHashMap<>();
        for (SettingPath path : paths) {
            texts(path.values())
                    .forEach(text -> items.computeIfAbsent(path.keys(), key -> new ArrayList<>())
                            .add(new Item(text, path)));
        }
        return items;
    }

    /** What a line lists: between square brackets many, else one. */
    private static Stream<String> texts(String value) {
        int start = value.indexOf('[');
        int end = value.lastIndexOf(']');
        boolean isFlat = value.indexOf('{') < 0 && value.indexOf('(') < 0;
        Stream<String> parts = isFlat && start >= 0 && end > start
                ? COMMA.splitAsStream(value.substring(start + 1, end))
                : Stream.of(value);
        return parts.map(part -> QUOTES.matcher(part).replaceAll("")).filter(part -> !part.isEmpty());
    }

    /** The first line of the base that lists something under such a key that is nowhere now, where fewer are listed. */
    Optional<SettingPath> shorter(Predicate<String> keys, Predicate<String> isElsewhere) {
        return base.entrySet().stream()
                .filter(entry -> keys.test(entry.getKey()))
                .flatMap(entry -> lost(entry.getValue(), head.getOrDefault(entry.getKey(), List.of()))
                        .filter(item -> !isElsewhere.test(item.text()))
                        .limit(1))
                .map(Item::path)
                .findFirst();
    }

    /** The first line of the head that lists something under such a key, where more is listed than before, and not elsewhere. */
    Optional<SettingPath> longer(Predicate<String> keys) {
        Set<String> moved =
                base.values().stream().flatMap(List::stream).map(Item::text).collect(Collectors.toSet());
        return head.entrySet().stream()
                .filter(entry -> keys.test(entry.getKey()))
                .flatMap(entry -> lost(entry.getValue(), base.getOrDefault(entry.getKey(), List.of()))
                        .filter(item -> !moved.contains(item.text()))
                        .limit(1))
                .map(Item::path)
                .findFirst();
    }

    private static Stream<Item> lost(List<Item> items, List<Item> others) {
        Set<String> left = others.stream().map(Item::text).collect(Collectors.toSet());
        return items.size() > others.size() ? items.stream().filter(item -> !left.contains(item.text())) : Stream.of();
    }
}
