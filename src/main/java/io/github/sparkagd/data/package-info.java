/**
 * From files to numbered rows: formats and their readers, labels, parts, survey, generated rows.
 *
 * <p>A reader never throws in a task: faults are values, and the earliest one, by file and line, is told on the driver. Which row
 * is where is a function of the data alone. Files are read once: rows wait as blocks until their numbers are known. Nothing here
 * knows losses, algorithms or training.
 *
 * @serial exclude
 */
package io.github.sparkagd.data;
