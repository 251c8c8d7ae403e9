import edu.hm.hafner.coverage.parser.JunitParser;
import edu.hm.hafner.util.FilteredLog;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one JUnit file with coverage-model and prints the number of its test cases. */
public class CoverageModelReader {
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        try (var reader = Files.newBufferedReader(file)) {
            var tests = new JunitParser().parse(reader, file.toString(), new FilteredLog("errors"));
            System.out.println(tests.getTestCases().size() + " tests");
        }
    }
}
