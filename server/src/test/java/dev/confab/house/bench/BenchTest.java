package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
  private static final String[] LITTLE = {
    "--callers", "3", "--messages", "30", "--rate", "100",
  };

  @TempDir private Path folder;

  private static int bench(String url, String webhook) {
    var words = new ArrayList<>(List.of("--url", url, "--webhook", webhook));
    words.addAll(List.of(LITTLE));
    return Bench.run(words.toArray(String[]::new));
  }

  @Test
  void a_running_server_is_measured_and_measured_again() throws IOException {
    var portal = Files.writeString(folder.resolve("portal.yml"), Stage.portalFile(1));
    var database = "jdbc:sqlite:" + folder.resolve("bench.db");
    try (var server =
        ServerProcess.start(List.of("-XX:TieredStopAtLevel=1"), database, portal.toString())) {
      var webhook = "/rest/1/benchcodeofwriter1/";
      assertThat(bench(server.address(), webhook)).isZero();
      assertThat(bench(server.address() + "/", server.address() + webhook)).isZero();
      assertThat(bench(server.address(), "/rest/1/wrong/")).isEqualTo(2);
    }
  }

  @Test
  void a_server_that_does_not_answer_cannot_be_measured() {
    assertThat(bench("http://127.0.0.1:1", "/rest/1/code/")).isEqualTo(2);
    assertThat(bench("http://nowhere.invalid", "/rest/1/code/")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rest/1/code/",
        "/rest/1/code",
        "rest/1/code",
        "http://127.0.0.1:8080/rest/1/code/",
        "https://chat.example.com/rest/1/code"
      })
  void a_webhook_may_be_copied_with_the_address_of_its_server_or_without(String webhook) {
    var options = BenchOptions.of("--url", "http://127.0.0.1:8080", "--webhook", webhook);
    assertThat(options.webhook()).isEqualTo("/rest/1/code/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "https://127.0.0.1", "http://127.0.0.1/rest/", "http:"})
  void an_address_it_cannot_call_is_refused(String url) {
    assertThatThrownBy(() -> BenchOptions.of("--url", url, "--webhook", "/rest/1/code/"))
        .hasMessage("--url takes an address like http://127.0.0.1:8080, not " + url);
  }

  @Test
  void a_running_server_needs_a_webhook() {
    assertThatThrownBy(() -> BenchOptions.of("--url", "http://127.0.0.1:8080"))
        .hasMessage("--url needs --webhook");
  }
}
