package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class CheckArgumentsTest {
    private static final int LISTS = 3_000;
    private static final List<CheckOption> OPTIONS = List.of(CheckOption.values());
    private static final List<String> VALUES =
            List.of("main", "", "a b", "-", "--base", "x=y", "\"q\"", "@file", "$HOME", "${sys:a}", "--");

    @Test
    void readsEachOptionWithItsValue() {
        List<String> given = List.of("--base", "main", "--results=a.xml", "--results", "b.xml", "--verbose");

        Optional<CheckArguments> arguments = CheckArguments.plain(given);

        assertThat(arguments)
                .contains(new CheckArguments(Map.of(
                        CheckOption.BASE, List.of("main"),
                        CheckOption.RESULTS, List.of("a.xml", "b.xml"),
                        CheckOption.VERBOSE, List.of())));
    }

    @Test
    void takesADashForAValue() {
        Optional<CheckArguments> arguments = CheckArguments.plain(List.of("--work-item", "-"));

        assertThat(arguments.flatMap(read -> read.value(CheckOption.WORK_ITEM))).contains("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--bsae main",
                "main",
                "--base",
                "--base --head",
                "--verbose=true",
                "--head a --head b",
                "--verbose --verbose",
                "--"
            })
    void leavesToPicocliWhatNeedsExplaining(String arguments) {
        Optional<CheckArguments> plain = CheckArguments.plain(List.of(arguments.split(" ")));

        assertThat(plain).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithPicocliOnWhatItReads(long seed) {
        Random random = new Random(seed);

        for (int i = 0; i < LISTS; i++) {
            List<String> given = arguments(random);
            CheckArguments.plain(given)
                    .ifPresent(plain -> assertThat(plain.values())
                            .as("seed %d: %s", seed, given)
                            .isEqualTo(byPicocli(given)));
        }
    }

    private static List<String> arguments(Random random) {
        List<String> words = new ArrayList<>();
        for (int left = random.nextInt(5); left >= 0; left--) {
            CheckOption option = OPTIONS.get(random.nextInt(OPTIONS.size()));
            String value = VALUES.get(random.nextInt(VALUES.size()));
            if (option.isSwitch()) {
                words.add(option.label());
            } else if (random.nextBoolean()) {
                words.add(option.label() + "=" + value);
            } else {
                words.addAll(List.of(option.label(), value));
            }
        }
        return words;
    }

    private static Map<CheckOption, List<String>> byPicocli(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(CheckCommand.NAME));
        all.addAll(arguments);
        CommandLine program = CommandTree.commandLine();
        ParseResult parsed = program.parseArgs(all.toArray(String[]::new)).subcommand();
        Map<CheckOption, List<String>> values = new EnumMap<>(CheckOption.class);
        for (CheckOption option : CheckOption.values()) {
            if (parsed.hasMatchedOption(option.label())) {
                List<String> texts = parsed.matchedOption(option.label()).stringValues();
                values.put(option, option.isSwitch() ? List.of() : texts);
            }
        }
        return values;
    }
}
