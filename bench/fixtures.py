"""Writes what bench/run measures on: git repositories with a change and result files, and 100 MB of each format.

Seeded: the same version of this file writes the same bytes. Usage: fixtures.py FOLDER
"""
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

AREAS = ["auth", "billing", "cart", "catalog", "orders", "search", "shipping", "storage"]
VERBS = ["apply", "assign", "cancel", "check", "collect", "merge", "read", "reserve", "split", "update"]
NOUNS = ["Account", "Address", "Batch", "Discount", "Invoice", "Item", "Parcel", "Price", "Refund", "Stock"]
METHODS = 12
METHOD_LINES = 7
FIRST_METHOD_LINE = 7
BIG_BYTES = 100_000_000
MANY_FILES = 2_000
MANY_ROUNDS = 33  # of each test, so that a file has 50 KB
COMMIT_DATE = "2026-01-05T09:00:00+00:00"
RUN_DATE = "2026-01-05T10:00:00"  # after the commit: older results would be stale


class Source:
    """One class of the generated project: its name, its file, its methods."""

    def __init__(self, number):
        self.area = AREAS[number % len(AREAS)]
        self.name = f"{NOUNS[number % len(NOUNS)]}Service{number}"
        self.package = f"com.example.shop.{self.area}"
        self.methods = [f"{VERBS[m % len(VERBS)]}{NOUNS[(number + m) % len(NOUNS)]}{m}" for m in range(METHODS)]

    def path(self, tree="main", suffix=""):
        return f"src/{tree}/java/com/example/shop/{self.area}/{self.name}{suffix}.java"

    def main_text(self, extra=0):
        """The class; the first `extra` methods got a branch more."""
        lines = [f"package {self.package};", "", f"/** Works on {self.area}. */", f"public class {self.name} {{",
                 "    private int count;", ""]
        for number, method in enumerate(self.methods):
            lines += [f"    public int {method}(int amount) {{", f"        if (amount < {number}) {{"]
            lines += ["            count += 2;"] if number < extra else []
            lines += [f"            return {number};", "        }", "        count += amount;",
                      f"        return amount * {number + 3} - count;", "    }"]
        return "\n".join(lines + ["}", ""])

    def test_text(self, extra=0):
        lines = [f"package {self.package};", "", "import org.junit.jupiter.api.Test;", ""]
        lines += [f"class {self.name}Test {{"]
        for method in self.methods[:METHODS - 4 + extra]:
            lines += ["    @Test", f"    void {method}Holds() {{", f"        new {self.name}().{method}(1);"]
            lines += ["    }", ""]
        return "\n".join(lines + ["}", ""])


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def git(repository, *arguments):
    identity = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in
                (("NAME", "Sam Doe"), ("EMAIL", "sam@example.com"), ("DATE", COMMIT_DATE))}
    subprocess.run(["git", *arguments], cwd=repository, check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"})


def make_repository(root, classes, changed, junit_files, rng):
    """A Maven-like project on branch `change`, whose two commits change exactly `changed` files against `main`."""
    sources = [Source(number) for number in range(classes)]
    write(root / ".gitignore", "target/\n")
    write(root / "README.md", "# Shop\n\nA generated project.\n")
    for source in sources:
        write(root / source.path(), source.main_text())
        write(root / source.path("test", "Test"), source.test_text())
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Import the shop")
    git(root, "checkout", "-q", "-b", "change")

    tests = changed // 4
    mains = changed - tests - 4
    for source in sources[:mains]:
        write(root / source.path(), source.main_text(extra=rng.randint(1, 6)))
    added = Source(classes)
    write(root / added.path(), added.main_text())
    (root / sources[-1].path("test", "Test")).unlink()
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Count what was refused\n\nCo-authored-by: Claude <noreply@anthropic.com>")
    for source in sources[:tests]:
        write(root / source.path("test", "Test"), source.test_text(extra=rng.randint(1, 4)))
    write(root / added.path("test", "Test"), added.test_text())
    write(root / "README.md", "# Shop\n\nA generated project. Refused amounts are counted.\n")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Test what was refused")

    for source in sources[:junit_files]:
        suite = surefire_suite(source, rng, "".join(property_lines(rng)), failing=0)
        write(root / f"target/surefire-reports/TEST-{source.package}.{source.name}Test.xml", XML + suite)
    write(root / "target/site/jacoco/jacoco.xml", jacoco(sources, rng))
    with open(root / "target/spotbugsSarif.json", "w", encoding="utf-8") as out:
        write_sarif(out, sources, 60, None, rng)


XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def property_lines(rng):
    """The system properties that Surefire repeats in every file."""
    yield "  <properties>\n"
    for number in range(50):
        value = "/home/ci/.m2/repository/" + "/".join(rng.choices(AREAS, k=5))
        yield f"    <property name=\"java.setting.{number}\" value={quoteattr(value)}/>\n"
    yield "  </properties>\n"


def surefire_suite(source, rng, properties, failing, rounds=1):
    """One suite as Surefire writes it; `failing` is the share of its cases that fail."""
    name = f"{source.package}.{source.name}Test"
    cases, failures, skipped = [], 0, 0
    for number in range(rounds):
        for method in source.methods[:METHODS - 4]:
            title = f"{method}Holds" if rounds == 1 else f"{method}Holds(int)[{number + 1}]"
            head = f'  <testcase name="{title}" classname="{name}" time="{rng.random() / 9:.3f}"'
            dice = rng.random()
            if dice < failing:
                failures += 1
                trace = "".join(f"\tat {name}.{rng.choice(source.methods)}({source.name}.java:{rng.randint(7, 90)})\n"
                                for _ in range(25))
                text = f"org.opentest4j.AssertionFailedError: expected: <{number}> but was: <{number + 1}>"
                cases.append(f'{head}>\n    <failure message={quoteattr(text)} type="org.opentest4j.'
                             f'AssertionFailedError"><![CDATA[{text}\n{trace}]]></failure>\n  </testcase>\n')
            elif dice < failing + 0.01:
                skipped += 1
                cases.append(f'{head}>\n    <skipped message="needs a database"/>\n  </testcase>\n')
            elif dice > 0.97:
                log = "".join(f"10:00:{rng.randint(10, 59)} INFO  {source.name} - {rng.choice(source.methods)} <- "
                              f"{rng.randint(1, 9999)} & done\n" for _ in range(rng.randint(2, 40)))
                cases.append(f"{head}>\n    <system-out>{escape(log)}</system-out>\n  </testcase>\n")
            else:
                cases.append(f"{head}/>\n")
    return (f'<testsuite name="{name}" time="{rng.random():.3f}" tests="{len(cases)}" errors="0" skipped="{skipped}" '
            f'failures="{failures}" timestamp="{RUN_DATE}">\n{properties}{"".join(cases)}</testsuite>\n')


def jacoco(sources, rng):
    """A JaCoCo report whose lines are the lines of the classes' methods."""
    def counters(covered, lines):
        return "".join(f'<counter type="{kind}" missed="{(lines - covered) * factor}" covered="{covered * factor}"/>'
                       for kind, factor in (("INSTRUCTION", 4), ("BRANCH", 1), ("LINE", 1), ("METHOD", 1)))

    parts = [XML, '<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">', '<report name="shop">']
    for area in AREAS:
        parts.append(f'<package name="com/example/shop/{area}">')
        files = []
        for source in (one for one in sources if one.area == area):
            parts.append(f'<class name="com/example/shop/{area}/{source.name}" sourcefilename="{source.name}.java">')
            lines = []
            for number, method in enumerate(source.methods):
                first = FIRST_METHOD_LINE + number * METHOD_LINES
                hit = rng.random() < 0.8
                parts.append(f'<method name="{method}" desc="(I)I" line="{first}">{counters(4 * hit, 4)}</method>')
                lines += [f'<line nr="{first + step}" mi="{0 if hit else 4}" ci="{4 * hit}" '
                          f'mb="{int(step == 1 and not hit) * 2}" cb="{int(step == 1 and hit) * 2}"/>'
                          for step in (1, 2, 4, 5)]
            parts.append(counters(3 * METHODS, 4 * METHODS) + "</class>")
            files.append(f'<sourcefile name="{source.name}.java">{"".join(lines)}'
                         f"{counters(3 * METHODS, 4 * METHODS)}</sourcefile>")
        parts += files + ["</package>"]
    total = len(sources) * METHODS
    return "".join(parts) + counters(3 * total, 4 * total) + "</report>\n"


def write_sarif(out, sources, least, size, rng):
    """A SARIF 2.1.0 log of one run: `least` results, then more until the file has about `size` bytes.

    Returns the number of results, and how many of them are warnings."""
    rules = [{"id": f"EG_{noun.upper()}_{number}", "name": f"{noun}Rule{number}",
              "shortDescription": {"text": f"{noun} is used in a way that may fail."},
              "fullDescription": {"text": f"{noun} is used in a way that may fail when its value is absent. " * 3},
              "defaultConfiguration": {"level": rng.choice(["error", "warning", "note"])},
              "helpUri": f"https://example.com/rules/{number}", "properties": {"tags": ["correctness"]}}
             for number, noun in enumerate(NOUNS * 6)]
    driver = {"name": "ShopAnalyzer", "version": "1.2.3", "informationUri": "https://example.com", "rules": rules}
    out.write('{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{"tool": '
              + json.dumps({"driver": driver}) + ', "columnKind": "utf16CodeUnits", "results": [')
    count = warnings = 0
    while count < least or size and out.tell() < size:
        for _ in range(least if size is None else 1000):
            # The number in the message keeps every result distinct: analysis-model drops equal ones.
            rule, source = rng.randrange(len(rules)), rng.choice(sources)
            result = {"ruleId": rules[rule]["id"], "ruleIndex": rule,
                      "level": rng.choices(["error", "warning", "note"], [1, 8, 3])[0],
                      "message": {"text": f"{rng.choice(source.methods)} of \"{source.name}\" may fail: "
                                          f"{rng.choice(NOUNS)} is absent if {rng.choice(VERBS)} ran (path {count})."},
                      "locations": [location(source, rng)],
                      "partialFingerprints": {"primaryLocationLineHash": f"{rng.getrandbits(64):016x}:1"}}
            if count % 10 == 0:
                result["codeFlows"] = [{"threadFlows": [
                    {"locations": [{"location": location(source, rng)} for _ in range(4)]}]}]
            out.write(("," if count else "") + "\n" + json.dumps(result))
            count += 1
            warnings += result["level"] == "warning"
    out.write("]}]}\n")
    return count, warnings


def location(source, rng):
    line = rng.randint(FIRST_METHOD_LINE, 90)
    return {"physicalLocation": {"artifactLocation": {"uri": source.path()},
                                 "region": {"startLine": line, "startColumn": 9, "endLine": line, "endColumn": 42}}}


def numbered(sources):
    """The sources again and again, each time in another module: its path, and the source."""
    number = 0
    while True:
        yield f"module-{number // len(sources)}/{sources[number % len(sources)].path()}", sources[number % len(sources)]
        number += 1


def write_lcov(out, sources, size, rng):
    """An LCOV tracefile of about `size` bytes, at least one record, as geninfo writes it. Returns its count of lines."""
    count = 0
    for path, source in numbered(sources):
        first = [FIRST_METHOD_LINE + number * METHOD_LINES for number in range(METHODS)]
        parts = [f"TN:\nSF:/home/ci/shop/{path}\n"]
        parts += [f"FN:{line},{method}\n" for line, method in zip(first, source.methods)]
        parts += [f"FNDA:{rng.randint(0, 999)},{method}\n" for method in source.methods]
        parts += [f"FNF:{METHODS}\nFNH:{METHODS}\n"]
        parts += [f"BRDA:{line + 1},0,{branch},{rng.randint(0, 99)}\n" for line in first for branch in (0, 1)]
        hits = [rng.choice((0, 1, 7, 42, 1234)) for _ in range(5 * METHODS)]
        parts += [f"DA:{first[number // 5] + number % 5},{hit}\n" for number, hit in enumerate(hits)]
        parts += [f"LF:{len(hits)}\nLH:{sum(map(bool, hits))}\nend_of_record\n"]
        out.write("".join(parts))
        count += len(hits)
        if out.tell() >= size:
            return count


def write_cobertura(out, sources, size, rng):
    """A Cobertura report of about `size` bytes, at least one class. Returns its count of lines."""
    out.write(XML + '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n'
              '<coverage line-rate="0.8" branch-rate="0.5" version="1.9" timestamp="1795357604544">\n'
              "  <sources>\n    <source>/home/ci/shop</source>\n  </sources>\n  <packages>\n"
              '    <package name="shop" line-rate="0.8" branch-rate="0.5">\n      <classes>\n')
    count = 0
    for path, source in numbered(sources):
        lines = [f'<line number="{FIRST_METHOD_LINE + number // 5 * METHOD_LINES + number % 5}" '
                 f'hits="{rng.choice((0, 1, 7, 42, 1234))}" '
                 + ('branch="true" condition-coverage="50% (1/2)"/>\n' if number % 5 == 1 else 'branch="false"/>\n')
                 for number in range(5 * METHODS)]
        methods = [f'            <method name="{method}" hits="1" signature="()V">\n              <lines>\n'
                   f"                {lines[5 * number]}              </lines>\n            </method>\n"
                   for number, method in enumerate(source.methods)]
        out.write(f'        <class name="{source.name}" filename="{path}" line-rate="0.8" branch-rate="0.5">\n'
                  f'          <methods>\n{"".join(methods)}          </methods>\n          <lines>\n'
                  f'            {"            ".join(lines)}          </lines>\n        </class>\n')
        count += len(lines)
        if out.tell() >= size:
            out.write("      </classes>\n    </package>\n  </packages>\n</coverage>\n")
            return count


def write_checkstyle(out, sources, size, rng):
    """A Checkstyle report of about `size` bytes, at least one file. Returns its counts of findings and warnings."""
    out.write(XML + '<checkstyle version="12.3.1">\n')
    count = warnings = 0
    for path, source in numbered(sources):
        parts = [f'<file name="/home/ci/shop/{path}">\n']
        for _ in range(rng.randint(0, 40)):
            severity = rng.choices(["error", "warning", "info"], [1, 8, 3])[0]
            text = f"&apos;{rng.choice(source.methods)}&apos; is not followed by whitespace (path {count})."
            parts.append(f'<error line="{rng.randint(1, 90)}" column="{rng.randint(1, 99)}" severity="{severity}" '
                         f'message="{text}" source="com.puppycrawl.tools.checkstyle.checks.whitespace.'
                         f'{rng.choice(NOUNS)}Check"/>\n')
            count += 1
            warnings += severity == "warning"
        out.write("".join(parts) + "</file>\n")
        if out.tell() >= size:
            out.write("</checkstyle>\n")
            return count, warnings


def make_big_files(folder, rng):
    """The repository `tiny`, and next to it a small and a 100 MB file of each format; the counts go to counts.json."""
    tiny = folder / "tiny"
    write(tiny / ".gitignore", "results/\n")
    write(tiny / "README.md", "# Tiny\n")
    git(tiny, "init", "-q", "-b", "main")
    git(tiny, "add", "-A")
    git(tiny, "commit", "-q", "-m", "Start")
    git(tiny, "checkout", "-q", "-b", "change")
    write(tiny / "README.md", "# Tiny\n\nOne line more.\n")
    git(tiny, "commit", "-q", "-a", "-m", "Say more")

    sources = [Source(number) for number in range(400)]
    results = tiny / "results"
    results.mkdir()
    properties = "".join(property_lines(rng))
    counts = {}  # by file: what it holds, and what a record of it must say
    for size in ("small", "big"):
        with open(results / f"TEST-{size}.xml", "w", encoding="utf-8") as out:
            out.write(XML + "<testsuites>\n")
            tests, number = 0, 0
            while number == 0 or size == "big" and out.tell() < BIG_BYTES:
                suite = surefire_suite(sources[number % 400], rng, properties, failing=0.002, rounds=10)
                tests += suite.count("<testcase ")
                number += 1
                out.write(suite)
            out.write("</testsuites>\n")
            counts[f"TEST-{size}.xml"] = tests, f'"tests":{tests}\\b'
        with open(results / f"{size}.sarif", "w", encoding="utf-8") as out:
            results_count, warnings = write_sarif(out, sources, 60, BIG_BYTES if size == "big" else None, rng)
            counts[f"{size}.sarif"] = results_count, f'"warnings":{warnings}\\b'
    for size, least in (("small", 20_000), ("big", BIG_BYTES)):
        with open(results / f"{size}.info", "w", encoding="utf-8") as out:
            lines = write_lcov(out, sources, least, rng)
            counts[f"{size}.info"] = lines, f'"lines":{lines}\\b'
        with open(results / f"{size}-cobertura.xml", "w", encoding="utf-8") as out:
            lines = write_cobertura(out, sources, least, rng)
            counts[f"{size}-cobertura.xml"] = lines, f'"lines":{lines}\\b'
        with open(results / f"{size}-checkstyle.xml", "w", encoding="utf-8") as out:
            found, warnings = write_checkstyle(out, sources, least, rng)
            counts[f"{size}-checkstyle.xml"] = found, f'"warnings":{warnings}\\b'
    counts["TEST-many.xml"] = counts["many"] = make_many_files(results, sources, random.Random(2000))
    write(folder / "counts.json", json.dumps(counts))


def make_many_files(results, sources, rng):
    """2,000 JUnit files of 50 KB each, and one file of all their suites. Returns the count of tests of either."""
    properties = "".join(property_lines(rng))
    tests = 0
    with open(results / "TEST-many.xml", "w", encoding="utf-8") as out:
        out.write(XML + "<testsuites>\n")
        for number in range(MANY_FILES):
            suite = surefire_suite(sources[number % 400], rng, properties, failing=0.002, rounds=MANY_ROUNDS)
            tests += suite.count("<testcase ")
            out.write(suite)
            write(results / f"many/TEST-{number}.xml", XML + suite)
        out.write("</testsuites>\n")
    return tests, f'"tests":{tests}\\b'


def main():
    folder = Path(sys.argv[1])
    make_repository(folder / "change-20", classes=60, changed=20, junit_files=40, rng=random.Random(20))
    make_repository(folder / "change-70", classes=220, changed=70, junit_files=200, rng=random.Random(70))
    make_big_files(folder, random.Random(100))


if __name__ == "__main__":
    main()
