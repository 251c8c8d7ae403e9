package io.github.evidencegate.weakening.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says whether one assertion demands less than another about the same thing. */
final class AssertionStrength {
    /** How narrow the values are that an assertion lets through; what is not known is never called weaker. */
    private enum Rank {
        UNKNOWN,
        EXISTS,
        RANGE,
        EXACT
    }

    /** Numbers are compared in assertions up to this long. */
    private static final int MOST_CHARACTERS = 2_000;

    private static final Pattern EXACT = Pattern.compile(
            "\\bassert(?:RaisesRegexp?|Equals?|Same|ArrayEquals|IterableEquals|Is|AlmostEqual|CountEqual"
                    + "|ListEqual|DictEqual|SetEqual|TupleEqual|_equal|_same|_eq!?|_called_(?:once_)?with)\\b"
                    + "|\\b(?:isEqualTo|isSameAs|containsExactly\\w*+|hasSize|hasToString|hasMessage|hasValue|isZero|isEmpty|isNull|equalTo|times)\\s*+\\("
                    + "|\\bshouldBe\\b|\\.must_equal\\b|\\bIs\\.EqualTo\\(|\\.Should(?:Be|Equal)\\(|\\bmatch\\s?="
                    + "|\\b(?:toThrow(?:Error)?|raise_error)\\((?!\\s*+\\))|\\braise_error ?\\(?[\\w:]++, ?['\"/]"
                    + "|\\b(?:toBe|toEqual|toStrictEqual|toHaveLength|toBeNull|toBeUndefined|toHaveBeenCalledWith|toHaveBeenCalledTimes|toBeCloseTo|toMatch(?:\\w{0,20}Snapshot|FileSnapshot))\\s*+\\("
                    + "|\\.(?:equal|equals|eql|strictEqual|deepEqual|deepStrictEqual|calledWith|lengthOf|Equal|EqualValues|EqualError|JSONEq|YAMLEq|ErrorIs|ErrorAs|PanicsWithError|PanicsWithValue|Exactly|Len|ElementsMatch|AreEqual|AreSame|Same|Be|BeTrue|BeFalse|BeNull|HaveCount|BeEquivalentTo)\\s*+\\("
                    + "|\\bTo\\((?:Equal|BeNil|BeZero|BeEmpty|HaveLen|BeTrue|BeFalse)\\(|\\b(?:eq|eql|be_nil)\\b|[^=!<>]===?[^=]|\\.equals\\(|\\bEquals\\(");
    private static final Pattern RANGE = Pattern.compile(
            "\\bassert(?:NotEquals?|NotSame|In|NotIn|Greater\\w*+|Less\\w*+|IsInstance|_includes?|_match|_operator|_any_call|_in_delta|Raises|_raises)\\b"
                    + "|\\b(?:contains\\w*+|startsWith|endsWith|isInstanceOf|isNotEqualTo|isIn|isBetween|isCloseTo|isNotCloseTo|isEqualToIgnoring\\w++|hasMessage\\w++|hasSizeGreater\\w++|hasSizeLess\\w++|atLeast\\w*+|atMost|anyOf|containsString|hasItems?|hasKey|greaterThan\\w*+|lessThan\\w*+|isGreaterThan\\w*+|isLessThan\\w*+|matches|isPositive)\\s*+\\("
                    + "|\\b(?:toContain\\w*+|toMatch|toMatchObject|toBeGreaterThan\\w*+|toBeLessThan\\w*+|toBeInstanceOf|toHaveProperty)\\s*+\\("
                    + "|\\bshould(?:Contain|StartWith|EndWith|BeGreaterThan|BeLessThan|NotBe)\\w*+|\\.must_(?:include|match|be)\\b|\\.Should(?:Contain|StartWith|EndWith|NotBe|BeGreater\\w++|BeLess\\w++|BeInRange|BeOneOf)\\("
                    + "|\\b(?:Is\\.(?:GreaterThan|LessThan|AtLeast|AtMost|InRange|Not\\.EqualTo)\\w*+|Does\\.\\w++)\\(|\\bmatches!|\\bbe (?:>|<)|\\bbe_(?:within|between)\\b|\\b(?:pytest\\.)?raises\\(|\\braise_error\\b ?\\(?[A-Z]"
                    + "|\\.(?:include|match|above|below|least|most|instanceOf|notEqual|notStrictEqual|Contains|NotEqual|Greater\\w*+|Less\\w*+|IsType|StartsWith|EndsWith|ErrorContains|Subset|InRange|Contain|ContainSingle|StartWith|EndWith|NotBe|BeGreater\\w++|BeLess\\w++|BeInRange|BeOneOf|BeOfType|Match\\w*+)\\s*+\\("
                    + "|\\bTo\\((?:BeNumerically|ContainElements?|ContainSubstring|HavePrefix|HaveSuffix|MatchRegexp)\\(|\\b(?:include|be_a|be_kind_of|be_an_instance_of|start_with|match)\\b| (?:>=?|<=?|!==?|in|not in) |\\bisinstance\\(");
    private static final Pattern EXISTS = Pattern.compile(
            "\\bassert(?:NotNull|IsNotNone|_not_nil|DoesNotThrow|_called|_called_once)\\b|\\brefute_nil\\b"
                    + "|\\b(?:isNotNull|isNotEmpty|isPresent|isNotBlank)\\s*+\\("
                    + "|\\b(?:toBeTruthy|toBeFalsy|toBeDefined|toHaveBeenCalled)\\s*+\\(|\\.not\\.toBe(?:Null|Undefined)\\s*+\\("
                    + "|\\.(?:NotNil|NotEmpty|NotNull|IsNotNull|NotBeNull|NotBeEmpty|NotBeNullOrEmpty|ShouldNotBeNull|ShouldNotBeEmpty|Panics|Error)\\s*+\\(|\\.(?:exist|ok)\\b(?!\\w)"
                    + "|\\bshouldNotBe(?:Null\\b| null\\b)|\\bIs\\.Not\\.(?:Null|Empty)\\b|\\bnotNullValue\\(|\\.is_(?:ok|some|err)\\(\\)|\\btoThrow(?:Error)?\\(\\s*+\\)|\\.called\\b|\\.wont_be_nil\\b"
                    + "|\\b(?:be_truthy|be_present)\\b|not_to be_nil|\\bto_not be_nil| is not None\\b|!= ?null\\b|!= nil\\b");
    /** Parts of an expected value, or conditions, that let more than one value through. */
    private static final Pattern OPEN = Pattern.compile(
            "\\bexpect\\.(?:any|anything|objectContaining|stringContaining|stringMatching|arrayContaining)\\(|\\b(?:mock\\.)?ANY\\b|\\bverify\\(.{0,200}\\bany\\w*+\\("
                    + "|\\b(?:assertTrue|Assert\\.(?:True|IsTrue)|assert\\.(?:True|ok)|assert!?|expect)\\s*+\\(.{0,200}\\.?(?:contains|includes?\\??|Contains|startsWith|endsWith|StartsWith|EndsWith|starts_with|ends_with|matches|IsMatch|match\\?|some|has)\\s*+\\("
                    + "|(?:==|\\.Equals?\\().{0,100} (?:or|\\|\\|) .{0,100}(?:==|\\.Equals?\\()");

    private static final Pattern OF_TYPE = Pattern.compile("\\b(?:TypeOf|typeof|GetType|getClass|type)\\b ?\\(");
    private static final Pattern VERIFY = Pattern.compile("^\\s*+(?:Mockito\\.)?verify\\([^()]{1,80}\\)\\.");
    private static final Pattern BARE = Pattern.compile("assert [\\w.]++(?:\\[[^\\]]{0,60}\\])*+(?: ?, ?.*+)?");

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])\\d[\\d_]*+(?:\\.\\d++)?(?:[eE][-+]?\\d++)?[fFdDL]?(?![\\w.])");
    private static final Pattern TOLERANCE = Pattern.compile(
            "(?i)assertEquals|indelta|in_delta|approx|closeTo|close_to|within|almost|allclose|\\brtol\\b|\\batol\\b|\\bdelta\\b|offset\\(|inepsilon");
    private static final Pattern DIGITS =
            Pattern.compile("toBeCloseTo|\\bplaces\\b|\\bdecimal\\b|assertAlmostEqual|assert_almost_equal");
    private static final Pattern DIFFERENCE = Pattern.compile("\\bdelta\\b");

    private static final Pattern THROWS = Pattern.compile(
            "(?:assertThrows\\w*+\\(|isThrownBy\\(|expected\\s*+=|isInstanceOf\\(|\\braises\\(|assertRaises\\w*+\\(|toThrow\\w*+\\(|raise_error\\b[ (]?|assert_raises?[ (]|Throws(?:Any)?(?:Async)?<)\\s*+((?:[\\w:]++[.])*+[\\w:]*+)");
    private static final Set<String> BROAD = Set.of(
            "Exception", "Throwable", "RuntimeException", "Error", "BaseException", "StandardError", "RuntimeError");
    private static final Set<String> VOCABULARY = Set.of(
            "assert",
            "expect",
            "self",
            "this",
            "test",
            "new",
            "to",
            "be",
            "not",
            "is",
            "in",
            "has",
            "have",
            "true",
            "false",
            "null",
            "nil",
            "none",
            "undefined",
            "should",
            "require",
            "assertions",
            "await",
            "equal",
            "equals",
            "eq",
            "include",
            "match",
            "contains",
            "exist",
            "ok",
            "err",
            "error",
            "str",
            "string",
            "len",
            "length",
            "size",
            "get",
            "class",
            "that",
            "and",
            "or",
            "body",
            "result",
            "int",
            "noerror",
            "fatal",
            "if",
            "fatalf",
            "errorf",
            "list",
            "of",
            "be_nil",
            "called",
            "deep",
            "eql",
            "notto",
            "haveoccurred",
            "shouldnot",
            "succeed",
            "eventually",
            "consistently");

    private AssertionStrength() {}

    /** Whether it is a word that assertions consist of, and not what they are about. */
    static boolean isVocabulary(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return VOCABULARY.contains(lower)
                || lower.startsWith("assert")
                || word.startsWith("toBe")
                || word.startsWith("toHave")
                || word.startsWith("toEqual")
                || word.startsWith("isEqual")
                || word.startsWith("isNot");
    }

    /** The pattern by which {@code now} demands less than {@code before}; empty if it does not, or if that is unknown. */
    static Optional<String> weakerThan(Assertion before, Assertion now) {
        return broaderException(before, now)
                .or(() -> widerTolerance(before, now))
                .or(() -> ConditionStrength.widerApproximation(before.text(), now.text()))
                .or(() -> ConditionStrength.looserBound(before, now))
                .or(() -> lowerRank(before, now));
    }

    private static Optional<String> lowerRank(Assertion before, Assertion now) {
        Rank old = rank(before.code());
        Rank rank = rank(now.code());
        boolean isWeaker = rank != Rank.UNKNOWN
                && !OF_TYPE.matcher(before.code()).find()
                && rank.compareTo(old) < 0
                && !isTruthIdiom(before, rank);
        return isWeaker
                ? Optional.of(rank == Rank.EXISTS ? "assertion-existence" : "assertion-range")
                : Optional.empty();
    }

    /** {@code x == True} and {@code x} are the same to most styles. */
    private static boolean isTruthIdiom(Assertion before, Rank rank) {
        return rank == Rank.EXISTS
                && before.code().matches(".*(?:(?:==|is) (?:True|true)\\b|\\btrue\\b).*+")
                && !before.code().contains("toBe(");
    }

    /** Whether two assertions are of the same rank, so that neither is called weaker. */
    static boolean isAtLeastAsStrong(Assertion now, Assertion before) {
        return rank(now.code()) == Rank.UNKNOWN || rank(now.code()).compareTo(rank(before.code())) >= 0;
    }

    private static Rank rank(String code) {
        boolean isNegated = code.matches(
                ".*(?:\\.isFalse\\(|\\b(?:assert_?[fF]alse|refute|IsFalse|Assert\\.False)\\b|\\.not\\.|\\bnot_to\\b|\\bto_not\\b|\\bshould_not\\b|\\bshouldNot\\b).*+");
        if (code.length() > MOST_CHARACTERS) {
            return Rank.UNKNOWN;
        }
        if (code.startsWith("if ")) {
            return ofCondition(code);
        }
        if (!isNegated && OPEN.matcher(code).find()) {
            return Rank.RANGE;
        }
        if (EXISTS.matcher(code).find() && (isNegated || !EXACT.matcher(code).find())) {
            return Rank.EXISTS;
        }
        return isNegated ? Rank.RANGE : ofWords(code);
    }

    private static Rank ofCondition(String code) {
        if (ConditionStrength.isExact(code)) {
            return Rank.EXACT;
        }
        return ConditionStrength.isExistence(code) ? Rank.EXISTS : Rank.RANGE;
    }

    private static Rank ofWords(String code) {
        if (EXACT.matcher(code).find() || VERIFY.matcher(code).find()) {
            return Rank.EXACT;
        }
        if (RANGE.matcher(code).find()) {
            return Rank.RANGE;
        }
        return BARE.matcher(code).matches() ? Rank.EXISTS : Rank.UNKNOWN;
    }

    private static Optional<String> broaderException(Assertion before, Assertion now) {
        Matcher old = THROWS.matcher(before.code());
        Matcher fresh = THROWS.matcher(now.code());
        if (!old.find() || !fresh.find()) {
            return Optional.empty();
        }
        String narrow = simpleName(old.group(1));
        String broad = simpleName(fresh.group(1));
        boolean isBroader = !narrow.isEmpty()
                && !BROAD.contains(narrow)
                && (BROAD.contains(broad) || broad.isEmpty())
                && now.text().length() < before.text().length() + 8;
        return isBroader ? Optional.of("exception-broadened") : Optional.empty();
    }

    /** The last name of {@code a.b.Name.class} or {@code A::Name}. */
    private static String simpleName(String name) {
        String plain = name.endsWith(".class") ? name.substring(0, name.length() - ".class".length()) : name;
        return plain.substring(Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(':')) + 1);
    }

    private static Optional<String> widerTolerance(Assertion before, Assertion now) {
        if (!hasTolerance(now) || !isSameButForNumbers(before.text(), now.text())) {
            return Optional.empty();
        }
        List<String> old = numbers(before.text());
        List<String> fresh = numbers(now.text());
        int last = old.size() - 1;
        boolean onlyLastDiffers = last > 0 && old.subList(0, last).equals(fresh.subList(0, last));
        if (!onlyLastDiffers) {
            return Optional.empty();
        }
        double difference = value(fresh.get(last)) - value(old.get(last));
        boolean countsDigits = DIGITS.matcher(now.code()).find()
                && !DIFFERENCE.matcher(now.code()).find();
        return (countsDigits ? difference < 0 : difference > 0) ? Optional.of("tolerance-widened") : Optional.empty();
    }

    static boolean isSameButForNumbers(String before, String now) {
        return before.length() <= MOST_CHARACTERS
                && now.length() <= MOST_CHARACTERS
                && NUMBER.matcher(before)
                        .replaceAll("0")
                        .equals(NUMBER.matcher(now).replaceAll("0"));
    }

    /** Of two arguments to {@code assertEquals} none is a tolerance. */
    private static boolean hasTolerance(Assertion assertion) {
        return TOLERANCE.matcher(assertion.code()).find()
                && (!assertion.text().contains("assertEquals") || hasThreeArguments(assertion.code()));
    }

    private static boolean hasThreeArguments(String code) {
        return code.chars().filter(c -> c == ',').count() == 2 && code.matches(".*, ?[\\d.eE-]++[fFdD]? ?\\) ?;?");
    }

    static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group());
        }
        return numbers;
    }

    static double value(String number) {
        return Double.parseDouble(number.replace("_", "").replaceAll("[fFdDL]$", ""));
    }
}
