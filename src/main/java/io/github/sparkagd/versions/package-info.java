/**
 * All that differs between the versions of Spark and Scala that this library is built for.
 *
 * <p>Classes in {@code src/main/java} serve every version. Those in {@code src/main/java-spark4}, {@code java-spark3.5}, {@code
 * java-scala2.13} and {@code java-scala2.12} have twins of the same names and signatures, of which the build takes one. Nothing
 * else in the sources knows a version, and nothing here knows the rest of the library.
 */
package io.github.sparkagd.versions;
