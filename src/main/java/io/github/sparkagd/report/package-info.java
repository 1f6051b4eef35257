/**
 * What was trained, written down: tables, CSV, JSON, pictures, pages, to streams.
 *
 * <p>Nothing here knows where the streams lead, Spark or the command line.
 */
package io.github.sparkagd.report;
