import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.net.ScriptBasedMapping;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.fifo.FifoScheduler;

/**
 * YARN and HDFS on loopback in one process: a resource manager, two node managers, a name node and a data node.
 *
 * <p>It is run as a source file, to try a training on YARN, with the jars of a Spark that has YARN's classes, of Hadoop's
 * minicluster, of JUnit and of Bouncy Castle on the class path, and ends with its standard input. Its settings are then in
 * the folder, for HADOOP_CONF_DIR; core-site.xml is written last.
 *
 * <pre>  java -cp … MiniYarn.java FOLDER </pre>
 */
public final class MiniYarn {
    private static final int NODES = 2;
    private static final int MEGABYTES = 3072;

    private MiniYarn() {}

    /** @param arguments the folder */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        System.setProperty("test.build.data", folder.resolve("data").toString());
        MiniDFSCluster hdfs = new MiniDFSCluster.Builder(
                        new Configuration(), folder.resolve("hdfs").toFile())
                .build();
        Configuration settings = new YarnConfiguration(hdfs.getConfiguration(0));
        settings.set("yarn.resourcemanager.scheduler.class", FifoScheduler.class.getName());
        settings.setInt("yarn.nodemanager.resource.memory-mb", MEGABYTES);
        settings.setInt("yarn.scheduler.minimum-allocation-mb", 128);
        settings.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
        settings.setBoolean("yarn.nodemanager.pmem-check-enabled", false);
        settings.setInt("yarn.nodemanager.delete.debug-delay-sec", 3600);
        // A test needs little room, on whatever disk there is.
        settings.setFloat("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", 100);
        settings.set("yarn.nodemanager.aux-services", "");
        MiniYARNCluster yarn = new MiniYARNCluster("yarn", NODES, 1, 1);
        yarn.init(settings);
        yarn.start();
        Configuration chosen = new Configuration(yarn.getConfig());
        // HDFS's own tests map hosts by a class that only they have.
        chosen.set("net.topology.node.switch.mapping.impl", ScriptBasedMapping.class.getName());
        write(chosen, folder.resolve("yarn-site.xml"));
        write(chosen, folder.resolve("core-site.xml"));
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    private static void write(Configuration settings, Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".writing");
        try (OutputStream out = Files.newOutputStream(partial)) {
            settings.writeXml(out);
        }
        Files.move(partial, file);
    }
}
