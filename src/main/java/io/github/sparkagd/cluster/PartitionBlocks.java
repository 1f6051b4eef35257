package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.ColumnStretch;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.data.LabelledRow;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * The blocks of one partition, made as they are asked for; the last ones of each part come at the end. Sparse ones of many
 * columns wait for those with which they share a list of columns.
 */
final class PartitionBlocks implements Iterator<RowBlock> {
    private final Iterator<LabelledRow> rows;
    private final BlockLayout layout;
    private final BlockBuilder[] builders;
    private final Optional<ColumnStretch> stretch;
    private final Queue<RowBlock> ready = new ArrayDeque<>();

    PartitionBlocks(Iterator<LabelledRow> rows, BlockLayout layout) {
        this.rows = rows;
        this.layout = layout;
        this.builders = new BlockBuilder[layout.parts()];
        this.stretch = layout.mayBeNarrow() ? Optional.of(new ColumnStretch(layout.columns())) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && rows.hasNext()) {
            add(rows.next());
        }
        for (int part = 0; ready.isEmpty() && part < builders.length; part++) {
            end(part);
        }
        if (ready.isEmpty()) {
            stretch.ifPresent(last -> ready.addAll(last.end()));
        }
        return !ready.isEmpty();
    }

    private void add(LabelledRow row) {
        int part = row.part();
        if (builders[part] == null) {
            builders[part] = new BlockBuilder(layout.columns(), part, layout.sparse(), layout.blockBytes());
        }
        if (builders[part].isFull()) {
            end(part);
        }
        row.addTo(builders[part]);
    }

    private void end(int part) {
        if (builders[part] == null || builders[part].isEmpty()) {
            return;
        }
        RowBlock block = builders[part].build();
        stretch.ifPresentOrElse(blocks -> blocks.add(block), () -> ready.add(block));
        if (stretch.isPresent() && stretch.get().isFull()) {
            ready.addAll(stretch.get().end());
        }
    }

    @Override
    public RowBlock next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
