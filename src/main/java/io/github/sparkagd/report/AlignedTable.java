package io.github.sparkagd.report;

import java.util.List;

/** Lines of cells as text in columns. */
public final class AlignedTable {
    private AlignedTable() {}

    /**
     * {@return the lines below each other, the first and the last cell of each to the left, the others to the right}
     *
     * @param lines of equal length, at least one
     */
    public static String of(List<List<String>> lines) {
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int j = 0; j < columns; j++) {
                widths[j] = Math.max(widths[j], line.get(j).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> line : lines) {
            for (int j = 0; j < columns; j++) {
                boolean left = j == 0 || j == columns - 1;
                String cell = line.get(j);
                String space = " ".repeat(widths[j] - cell.length());
                String gap = j + 1 < columns ? "  " : "";
                table.append(left ? cell + (j + 1 < columns ? space : "") : space + cell)
                        .append(gap);
            }
            table.append('\n');
        }
        return table.toString();
    }
}
