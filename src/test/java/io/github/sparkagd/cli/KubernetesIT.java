package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.github.sparkagd.Processes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of the page on Kubernetes ask of an API server: a mock that keeps what it is told to make. */
class KubernetesIT {
    private static final Path PAGE = Processes.project().resolve("src/docs/kubernetes.md");
    private static final Pattern SUBMIT = Pattern.compile("(?s)```\n(spark-submit .*?)```");
    private static final Pattern RIGHTS = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final String SERVER = "https://API-SERVER:6443";
    private static final String NAMESPACE = "training";

    @TempDir
    Path folder;

    private KubernetesMockServer server;
    private KubernetesClient client;

    /** As a real server, and unlike the mock of this version, makes what is applied and not there yet. */
    private static final class Applying extends KubernetesCrudDispatcher {
        @Override
        public MockResponse handlePatch(RecordedRequest request) {
            // Read before a body is used up.
            byte[] body = request.getUtf8Body().getBytes(StandardCharsets.UTF_8);
            String path = request.getPath();
            MockResponse response = super.handlePatch(with(request, HttpMethod.PATCH, path, body));
            return response.code() == HttpURLConnection.HTTP_NOT_FOUND
                    ? handleCreate(with(request, HttpMethod.POST, path.substring(0, path.lastIndexOf('/')), body))
                    : response;
        }

        private static RecordedRequest with(RecordedRequest request, HttpMethod method, String path, byte[] body) {
            return new RecordedRequest(request.getHttpVersion(), method, path, request.getHeaders(), new Buffer(body));
        }
    }

    @BeforeEach
    void start() {
        server = new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), new Applying(), false);
        server.init();
        client = server.createClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.destroy();
    }

    private static String onPage(Pattern block) throws IOException {
        Matcher found = block.matcher(Files.readString(PAGE));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** The page's command, asked of the mock, by the Spark on the class path. */
    private Processes.Result submitAsOnThePage() throws IOException {
        assumeTrue(
                KubernetesIT.class.getResource("/org/apache/spark/deploy/k8s/submit/Client.class") != null,
                "Kubernetes is tried with Spark 4 only");
        List<String> words = new ArrayList<>(
                List.of(onPage(SUBMIT).replace("\\\n", " ").trim().split("\\s+")));
        assertThat(words.remove(0)).isEqualTo("spark-submit");
        words.replaceAll(word -> word.replace(SERVER, "http://127.0.0.1:" + server.getPort()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Processes.project().resolve("target/jvm.options"),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.spark.deploy.SparkSubmit",
                "--conf",
                "spark.kubernetes.submission.waitAppCompletion=false"));
        command.addAll(words);
        return Processes.run(
                folder, Map.of("KUBECONFIG", folder.resolve("none").toString()), command.toArray(String[]::new));
    }

    @Test
    void theDriversPodIsTheOneThatThePageAsksFor() throws IOException {
        Processes.Result result = submitAsOnThePage();

        assertThat(result.exitCode()).as(result.err()).isZero();
        List<Pod> pods = client.pods().inNamespace(NAMESPACE).list().getItems();
        assertThat(pods).hasSize(1);
        Pod pod = pods.get(0);
        assertThat(pod.getMetadata().getLabels()).containsEntry("spark-role", "driver");
        assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("spark");
        Container driver = pod.getSpec().getContainers().get(0);
        assertThat(driver.getImage()).isEqualTo("REPOSITORY/spark-agd:0.2.0");
        assertThat(driver.getArgs())
                .startsWith("driver")
                .containsSubsequence("--class", "io.github.sparkagd.cli.Main")
                .endsWith(
                        "local:///opt/spark-agd/spark-agd.jar",
                        "train",
                        "--data",
                        "/runs/rows.parquet",
                        "--checkpoint",
                        "/runs/checkpoint",
                        "--out",
                        "/runs/1");
        // 2 GB of heap, and the room beside it that Spark adds.
        assertThat(driver.getResources().getLimits().get("memory")).hasToString("2432Mi");
        assertThat(driver.getVolumeMounts())
                .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/runs"));
        assertThat(pod.getSpec().getVolumes()).anySatisfy(volume -> assertThat(
                        volume.getPersistentVolumeClaim().getClaimName())
                .isEqualTo("runs"));
    }

    /** The settings that the driver finds in its pod: how many executors it asks for, and of which image. */
    @Test
    void theDriverFindsTheSettingsOfItsExecutors() throws IOException {
        assertThat(submitAsOnThePage().exitCode()).isZero();

        Pod pod = client.pods().inNamespace(NAMESPACE).list().getItems().get(0);
        assertThat(pod.getSpec().getContainers().get(0).getEnv())
                .extracting(EnvVar::getName)
                .contains("SPARK_CONF_DIR");
        String settings = client.configMaps().inNamespace(NAMESPACE).list().getItems().stream()
                .flatMap(map -> map.getData().values().stream())
                .reduce("", String::concat);
        assertThat(settings.lines())
                .contains(
                        "spark.executor.instances=4",
                        "spark.executor.cores=2",
                        "spark.executor.memory=4g",
                        "spark.kubernetes.container.image=REPOSITORY/spark-agd\\:0.2.0",
                        "spark.kubernetes.executor.volumes.persistentVolumeClaim.runs.mount.path=/runs");
    }

    /** What a driver of Spark's makes, watches and deletes. */
    @Test
    void theRightsOfThePageAreThoseThatADriverNeeds() throws IOException {
        byte[] rights = onPage(RIGHTS).getBytes(StandardCharsets.UTF_8);
        List<HasMetadata> made = client.load(new ByteArrayInputStream(rights)).create();

        assertThat(made).extracting(HasMetadata::getKind).containsExactly("ServiceAccount", "Role", "RoleBinding");
        assertThat(made)
                .allSatisfy(one -> assertThat(one.getMetadata().getNamespace()).isEqualTo(NAMESPACE));
        PolicyRule rule = ((Role) made.get(1)).getRules().get(0);
        assertThat(rule.getResources()).contains("pods", "services", "configmaps", "persistentvolumeclaims");
        assertThat(rule.getVerbs()).contains("get", "list", "watch", "create", "delete", "deletecollection");
    }

    @Test
    void theImageHoldsTheJarWhereTheCommandLooksForIt() throws IOException {
        String dockerfile = Files.readString(Processes.project().resolve("submit/Dockerfile"));
        assertThat(onPage(SUBMIT))
                .contains("local:///opt/spark-agd/spark-agd.jar")
                .contains("file:/opt/spark-agd/log4j2.properties");
        Matcher copies = Pattern.compile("(?m)^COPY (\\S+) (\\S+)$").matcher(dockerfile);
        Map<String, String> places = new HashMap<>();
        while (copies.find()) {
            places.put(copies.group(2), copies.group(1));
        }
        assertThat(places).containsOnlyKeys("/opt/spark-agd/spark-agd.jar", "/opt/spark-agd/log4j2.properties");
        assertThat(places.values())
                .allSatisfy(
                        place -> assertThat(Processes.project().resolve(place)).isRegularFile());
    }
}
