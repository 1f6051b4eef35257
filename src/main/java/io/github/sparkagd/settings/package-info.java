/**
 * What users can set, and how it is spoken of: the same thing is {@code --label-scale} on the command line and {@code
 * labelScale} of an estimator.
 *
 * <p>The lowest room: it knows nothing of data, algorithms or the cluster, and every other may use it.
 *
 * @serial exclude
 */
package io.github.sparkagd.settings;
