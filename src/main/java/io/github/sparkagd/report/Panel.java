package io.github.sparkagd.report;

/** One picture of a {@link PlotSheet}. */
public sealed interface Panel permits LinePlot, HeatMap {
    /** {@return what stands above it} */
    String title();
}
