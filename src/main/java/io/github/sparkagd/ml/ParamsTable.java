package io.github.sparkagd.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The params of an estimator as a table in Markdown, for documents; a test compares src/docs/estimator.md with it. */
final class ParamsTable {
    private ParamsTable() {}

    /** A line per param: name, default, meaning. */
    static String of(Params params) {
        StringBuilder table = new StringBuilder("| param | default | meaning |\n| --- | --- | --- |\n");
        for (Param<?> param : params.params()) {
            String value = params.getDefault(param).isDefined()
                    ? "`" + params.getDefault(param).get() + "`"
                    : "unset";
            table.append("| `").append(param.name()).append("` | ");
            table.append("seed".equals(param.name()) ? "fixed by the class" : value);
            table.append(" | ").append(param.doc().replace("|", "\\|")).append(" |\n");
        }
        return table.toString();
    }
}
