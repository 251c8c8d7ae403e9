import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import java.nio.file.Path;

/** Reads one SARIF file with analysis-model and prints the number of its findings. */
public class AnalysisModelReader {
    public static void main(String[] args) throws Exception {
        var parser = new ParserRegistry().get("sarif").createParser();
        System.out.println(parser.parse(new FileReaderFactory(Path.of(args[0]))).size() + " findings");
    }
}
