package io.github.sparkagd.data;

import io.github.sparkagd.versions.ScalaCollections;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.OrderPreservingUnaryNode;
import org.apache.spark.sql.catalyst.plans.logical.Range;
import org.apache.spark.sql.catalyst.plans.logical.Sample;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;

/**
 * What the order of rows follows from.
 *
 * @param kind how they are put in order
 * @param chance whether a query may give other rows, or other last digits, when it is asked again
 */
public record RowOrder(Kind kind, boolean chance) {
    /** Files sorted by path, and positions in them. */
    public static final RowOrder OF_FILES = new RowOrder(Kind.FILES, false);

    /** How rows are put in order. */
    public enum Kind {
        /** Files sorted by path, and positions in them. */
        FILES,
        /** As the query lists or counts them. */
        LISTED,
        /** By the query's ORDER BY. */
        SORTED,
        /** By a hash of what they hold. */
        CONTENT
    }

    /**
     * That of a table or query.
     *
     * @param plan optimized
     */
    static RowOrder of(LogicalPlan plan) {
        return new RowOrder(kind(plan), byChance(plan));
    }

    private static Kind kind(LogicalPlan plan) {
        if (plan instanceof Sort sort && sort.global()) {
            return Kind.SORTED;
        } else if (plan instanceof LocalRelation || plan instanceof Range || plan instanceof OneRowRelation) {
            return Kind.LISTED;
        } else if (plan instanceof LogicalRelation read && read.relation() instanceof HadoopFsRelation) {
            return Kind.FILES;
        }
        return plan instanceof OrderPreservingUnaryNode || plan instanceof GlobalLimit
                ? kind(plan.children().apply(0))
                : Kind.CONTENT;
    }

    private static boolean byChance(LogicalPlan plan) {
        if (!plan.deterministic() || plan instanceof Sample || cutAnywhere(plan) || addsInAnyOrder(plan)) {
            return true;
        }
        for (var children = ScalaCollections.asJava(plan.children().iterator()); children.hasNext(); ) {
            if (byChance(children.next())) {
                return true;
            }
        }
        return false;
    }

    /** Spark takes whichever rows it has first. */
    private static boolean cutAnywhere(LogicalPlan plan) {
        boolean limit = plan instanceof GlobalLimit || plan instanceof LocalLimit || plan instanceof Offset;
        return limit && kind(plan) != Kind.SORTED;
    }

    /** Spark adds parts as they arrive, which shows in the last digits of floating-point sums. */
    private static boolean addsInAnyOrder(LogicalPlan plan) {
        if (!(plan instanceof Aggregate) && !(plan instanceof Window)) {
            return false;
        }
        for (var made = ScalaCollections.asJava(plan.output().iterator()); made.hasNext(); ) {
            var column = made.next();
            boolean floating = column.dataType() instanceof DoubleType || column.dataType() instanceof FloatType;
            if (floating && !plan.inputSet().contains(column)) {
                return true;
            }
        }
        return false;
    }

    /** The same with a test set in the order of {@code test}. */
    RowOrder and(RowOrder test) {
        boolean sorted = kind == Kind.SORTED || test.kind == Kind.SORTED;
        return new RowOrder(sorted ? Kind.SORTED : kind, chance || test.chance);
    }

    /** Whether positions in files say where rows stand. */
    boolean byFiles() {
        return kind == Kind.FILES;
    }

    /** {@return one word on what the order and so the bits of results follow from} */
    public String label() {
        return chance ? "chance" : kind.name().toLowerCase(Locale.ROOT);
    }

    /** What the user should know; empty where the order follows from the data alone, at no cost. */
    Optional<String> note(String shown) {
        if (chance) {
            return Optional.of(
                    shown + ": row order chance. The query may give other rows or other last "
                            + "digits when it is asked again (random functions, a sample, LIMIT without ORDER BY, sums of doubles).");
        }
        return switch (kind) {
            case FILES, LISTED -> Optional.empty();
            case SORTED ->
                Optional.of(shown
                        + ": row order sorted. Rows that ORDER BY leaves equal may come in another order next time.");
            case CONTENT ->
                Optional.of(shown + ": row order content. It has no order of its own: all rows are sorted by a "
                        + "hash of their values.");
        };
    }
}
