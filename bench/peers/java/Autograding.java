import edu.hm.hafner.grading.AutoGradingRunner;

/**
 * Runs what the autograding actions run: their main classes extend this runner and call {@code run()}. Without a code
 * host they stop before they render or publish anything, and so does this class.
 */
public class Autograding {
    public static void main(String[] args) {
        new AutoGradingRunner().run();
    }
}
