package io.github.sparkagd;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** Who may use whom: dynamics and theory know no Spark, the training loop knows no cluster, nothing runs in a circle. */
@AnalyzeClasses(packages = "io.github.sparkagd", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.sparkagd.";
    private static final String[] SPARK = {
        "org.apache.spark..", "org.apache.hadoop..", "scala..", "com.esotericsoftware..", "com.twitter.."
    };

    @ArchTest
    static final ArchRule KERNELS = onlyUses("kernels", false);

    @ArchTest
    static final ArchRule LINALG = onlyUses("linalg", false, "kernels");

    @ArchTest
    static final ArchRule BLOCKS = onlyUses("blocks", false, "kernels", "linalg");

    @ArchTest
    static final ArchRule ORACLE = onlyUses("oracle", false, "linalg", "blocks");

    @ArchTest
    static final ArchRule DYNAMICS = onlyUses("dynamics", false, "linalg", "oracle");

    @ArchTest
    static final ArchRule THEORY = onlyUses("theory", false, "linalg", "oracle", "dynamics");

    @ArchTest
    static final ArchRule SETTINGS = onlyUses("settings", false);

    @ArchTest
    static final ArchRule ALGORITHMS = onlyUses("algorithms", false, "linalg", "oracle", "dynamics", "theory");

    @ArchTest
    static final ArchRule TRAIN =
            onlyUses("train", false, "settings", "linalg", "blocks", "oracle", "dynamics", "theory", "algorithms");

    @ArchTest
    static final ArchRule VERSIONS = onlyUses("versions", true);

    @ArchTest
    static final ArchRule DATA = onlyUses("data", true, "versions", "settings", "linalg", "blocks");

    @ArchTest
    static final ArchRule CLUSTER =
            onlyUses("cluster", true, "versions", "settings", "linalg", "blocks", "oracle", "train", "data");

    @ArchTest
    static final ArchRule REPORT = onlyUses("report", false, "settings", "linalg", "algorithms", "train");

    @ArchTest
    static final ArchRule UI = onlyUses("ui", true, "versions", "train", "cluster", "report");

    @ArchTest
    static final ArchRule ML = onlyUses(
            "ml",
            true,
            "versions",
            "settings",
            "linalg",
            "blocks",
            "oracle",
            "theory",
            "algorithms",
            "train",
            "data",
            "cluster",
            "report",
            "ui");

    @ArchTest
    static final ArchRule LAB = onlyUses(
            "lab",
            true,
            "settings",
            "linalg",
            "blocks",
            "oracle",
            "dynamics",
            "theory",
            "algorithms",
            "train",
            "data",
            "cluster",
            "report");

    @ArchTest
    static final ArchRule BENCH = onlyUses(
            "bench",
            true,
            "versions",
            "settings",
            "kernels",
            "linalg",
            "blocks",
            "oracle",
            "algorithms",
            "train",
            "data",
            "cluster",
            "report");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.github.sparkagd.(*)..").should().beFreeOfCycles();

    /** Arrays would leak and compare by identity; {@code Vec} crosses instead. */
    @ArchTest
    static final ArchRule NO_ARRAYS_IN_PUBLIC = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    ROOT + "oracle..", ROOT + "dynamics..", ROOT + "theory..", ROOT + "algorithms..", ROOT + "train..")
            .should()
            .notHaveRawReturnType(double[].class);

    /** Pure transitions have neither clock nor chance. */
    @ArchTest
    static final ArchRule DYNAMICS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage(ROOT + "dynamics..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(?!Serializable).*|java\\.nio\\..*|java\\.time\\..*|java\\.util\\.logging\\..*");

    /** What is not Spark's public interface is used in one place. */
    @ArchTest
    static final ArchRule SPARKS_INTERNALS_IN_ONE_CLASS = noClasses()
            .that()
            .resideInAPackage(ROOT + "ml..")
            .and()
            .haveNameNotMatching(".*\\.SparkInternals(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.spark\\.(internal|ml\\.util\\."
                    + "(Instrumentation|DatasetUtils|DefaultParams|Identifiable\\$|MetadataUtils|SchemaUtils)).*");

    private static final String HOLDERS =
            "org\\.apache\\.spark\\.(SparkContext|rdd\\..*|api\\.java\\.Java(SparkContext|.*RDD|.*RDDLike))";
    private static final String MOVES =
            "broadcast|parallelize.*|makeRDD|collect.*|take.*|top|first|min|max|reduce.*|fold.*"
                    + "|aggregate.*|tree.*|combine.*|runJob|submitJob|toLocalIterator|persist|cache|checkpoint|localCheckpoint"
                    + "|.*[gG]roup.*|.*[jJ]oin|sort.*|distinct|repartition.*|partitionBy|count.*By.*|lookup|subtract.*|intersection";

    /**
     * What goes to another JVM or to a disk is in a {@code Sent}, which every serializer of Spark's can write; the exceptions
     * send what Kryo knows, or what is in one already.
     */
    @ArchTest
    static final ArchRule DATA_ARE_SENT_BY_ONE_CLASS = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "bench..")
            .and()
            .haveNameNotMatching(".*\\.(data\\.(Sent|DataReader)|cluster\\.OrderedAggregate)")
            .should()
            .callMethodWhere(target(owner(nameMatching(HOLDERS))).and(target(nameMatching(MOVES))));

    private static ArchRule onlyUses(String name, boolean spark, String... packages) {
        DescribedPredicate<JavaClass> ours = resideInAnyPackage("io.github.sparkagd..");
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(Stream.concat(Stream.of(name), Arrays.stream(packages))
                        .map(each -> ROOT + each + "..")
                        .toArray(String[]::new));
        DescribedPredicate<JavaClass> cluster = resideInAnyPackage(SPARK);
        DescribedPredicate<JavaClass> forbidden = ours.and(DescribedPredicate.not(allowed));
        return classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(spark ? forbidden : forbidden.or(cluster)));
    }
}
