package io.github.evidencegate.scope;

import io.github.evidencegate.pattern.PathPatterns;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which part of the product a file belongs to. Policy's areas are asked first, in their order. Else the folders of
 * the path tell:
 *
 * <ol>
 *   <li>what stands before the first {@code src}, if anything: {@code core} for {@code core/src/main/java/...};
 *   <li>below a leading {@code src} of a JVM's build, the package: the fourth folder of a name that starts with a
 *       domain ({@code orders} for {@code com/acme/shop/orders/api}), or the last if it has fewer; else the first;
 *   <li>below any other leading {@code src} and below a leading folder of tests, the next folder;
 *   <li>the top folder, with the next one if the top only groups: {@code packages/ui};
 *   <li>{@code (top)} for a file that is in no folder.
 * </ol>
 */
public final class AreaClassifier {
    private static final String TOP = "(top)";
    private static final int PRODUCT_DEPTH = 4;
    private static final int LONGEST_DOMAIN = 3;
    private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "scala", "groovy");
    private static final Set<String> TESTS = Set.of("test", "tests", "spec", "__tests__", "e2e");
    private static final Set<String> GROUPS = Set.of(
            "app",
            "apps",
            "cmd",
            "components",
            "crates",
            "internal",
            "lib",
            "libs",
            "modules",
            "packages",
            "pkg",
            "plugins",
            "projects",
            "services");

    private final Map<String, PathPatterns> policy = new LinkedHashMap<>();

    /** A classifier that asks these areas of policy first. */
    public AreaClassifier(Map<String, List<String>> policy) {
        policy.forEach((area, lines) -> this.policy.put(area, PathPatterns.of(lines)));
    }

    /** The name of the area that the path is in. */
    public String areaOf(String path) {
        for (Map.Entry<String, PathPatterns> area : policy.entrySet()) {
            if (area.getValue().matches(path)) {
                return area.getKey();
            }
        }
        String[] names = path.split("/");
        return areaOf(Arrays.asList(names).subList(0, names.length - 1));
    }

    private static String areaOf(List<String> folders) {
        if (folders.isEmpty()) {
            return TOP;
        }
        int source = folders.indexOf("src");
        if (source > 0) {
            return String.join("/", folders.subList(0, source));
        }
        if (source == 0) {
            return belowSource(folders);
        }
        String top = folders.get(0);
        if (folders.size() == 1) {
            return top;
        }
        String next = folders.get(1);
        if (TESTS.contains(top)) {
            return next;
        }
        return GROUPS.contains(top) ? top + "/" + next : top;
    }

    /** The area of {@code src/...}; the shape of a JVM's build is {@code src/SET/LANGUAGE/PACKAGE}. */
    private static String belowSource(List<String> folders) {
        int languageAt = 2;
        if (folders.size() <= languageAt || !LANGUAGES.contains(folders.get(languageAt))) {
            return folders.get(Math.min(1, folders.size() - 1));
        }
        List<String> packages = folders.subList(languageAt + 1, folders.size());
        if (packages.isEmpty()) {
            return folders.get(languageAt);
        }
        boolean startsWithDomain = packages.get(0).length() <= LONGEST_DOMAIN;
        return packages.get(startsWithDomain ? Math.min(PRODUCT_DEPTH, packages.size()) - 1 : 0);
    }
}
