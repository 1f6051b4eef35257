/**
 * What {@code submit/bench} and {@code scale} measure: this project's passes beside MLlib's and the machine's limits.
 *
 * <p>A package of its own beside {@code lab}, as it alone names MLlib's solvers and netlib, and nothing but {@code cli} needs it.
 */
package io.github.sparkagd.bench;
