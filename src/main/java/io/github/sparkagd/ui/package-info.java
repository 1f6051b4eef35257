/**
 * What shows work while it goes on: how far it is, and the page "Training" among Spark's own pages.
 *
 * <p>Whatever works tells it, and it shows; nothing here changes what is computed, and nothing waits for a reader.
 */
package io.github.sparkagd.ui;
