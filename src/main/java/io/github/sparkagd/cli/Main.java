package io.github.sparkagd.cli;

/** The entry point of the application. */
public final class Main {
    private Main() {}

    /** @param arguments the command and its options */
    public static void main(String[] arguments) {
        System.out.println("spark-agd");
    }
}
