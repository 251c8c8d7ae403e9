/** The least a Java program costs: start, print a line, end. */
public class Floor {
    public static void main(String[] args) {
        System.out.println("floor");
    }
}
