package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.network.Publication;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishingCrowdIT {
    @TempDir
    Path folder;

    @Test
    void two_processes_of_eight_threads_publish_exactly_the_maximum_and_keep_the_gap() throws Exception {
        PublishingCrowd crowd = new PublishingCrowd(folder).handIn();
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingCrowd.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.inputReader().readLine()).isEqualTo("ready");
        other.getOutputStream().write('\n');
        other.getOutputStream().flush();
        crowd.publish();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isZero();

        List<Publication> published = crowd.published();
        assertThat(published).hasSize(PublishingCrowd.QUOTA.max());
        assertThat(published).extracting(Publication::key).doesNotHaveDuplicates();
        for (int i = 1; i < published.size(); i++) {
            Duration gap =
                    Duration.between(published.get(i - 1).at(), published.get(i).at());
            assertThat(gap).as("before publication %d", i).isGreaterThanOrEqualTo(PublishingCrowd.QUOTA.gap());
        }
        assertThat(crowd.processes()).as("both took part").isEqualTo(2);
        assertThat(crowd.ledger().book().published(SampleWorkspace.OWNER, Instant.EPOCH))
                .hasSize(PublishingCrowd.QUOTA.max());
        assertThat(crowd.ledger().book().everything().stream().filter(d -> d.state() == DeliveryState.SENT))
                .hasSize(PublishingCrowd.QUOTA.max());
    }
}
