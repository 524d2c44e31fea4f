package dev.confab.house;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.delivery.WebhookClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir Path here;

  private final Map<String, String> variables = new HashMap<>();

  private Settings read(String... arguments) {
    return Settings.read(List.of(arguments), variables, here);
  }

  @Test
  void nothing_said_means_the_defaults() {
    var settings = read();
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.data()).isEqualTo(here.resolve("data"));
    assertThat(settings.database()).isEqualTo("jdbc:sqlite:" + here.resolve("data/confab.db"));
    assertThat(settings.portal()).isNull();
    assertThat(settings.publicUrl()).isNull();
    assertThat(settings.allow()).isEmpty();
    assertThat(settings.developer()).isTrue();
    assertThat(settings.log()).isEqualTo(Level.INFO);
  }

  @Test
  void a_flag_wins_over_a_variable_and_a_variable_over_the_file_and_the_file_over_the_default()
      throws Exception {
    Files.writeString(here.resolve("c.yaml"), "port: 1001\nhost: ::1\nlog: debug\n");
    variables.put("CONFAB_PORT", "1002");
    variables.put("CONFAB_HOST", "127.0.0.2");
    var settings = read("--config", "c.yaml", "--port=1003");
    assertThat(settings.port()).isEqualTo(1003);
    assertThat(settings.host()).isEqualTo("127.0.0.2");
    assertThat(settings.log()).isEqualTo(Level.FINE);
    assertThat(settings.bodyBytesMax()).isEqualTo(150_994_944);
    assertThat(settings.connectionsMax()).isEqualTo(20_000);
    assertThat(settings.operatingMax()).isZero();
    assertThat(read("--operating-seconds-max", "420").operatingMax()).isEqualTo(ofMinutes(7));
  }

  @Test
  void a_handler_may_begin_to_answer_as_late_as_it_may_end_unless_said_otherwise() {
    assertThat(read().handlers()).isEqualTo(WebhookClient.Limits.SERVER);
    assertThat(read("--handler-seconds", "120").handlers().begin()).isEqualTo(ofMinutes(2));
    var limits = read("--handler-seconds=120", "--handler-begin-seconds=60").handlers();
    assertThat(limits.begin()).isEqualTo(ofMinutes(1));
    assertThat(limits.whole()).isEqualTo(ofMinutes(2));
    assertThatThrownBy(() -> read("--handler-begin-seconds", "31"))
        .hasMessageContaining("--handler-begin-seconds");
  }

  @Test
  void the_file_in_the_data_folder_is_read_without_being_named() throws Exception {
    Files.createDirectory(here.resolve("store"));
    Files.writeString(here.resolve("store/confab.yaml"), "portal: portal.yaml\nallow: [a.b, c]\n");
    var settings = read("--data", "store");
    assertThat(settings.portal()).isEqualTo(here.resolve("store/portal.yaml"));
    assertThat(settings.allow()).containsExactly("a.b", "c");
  }

  @Test
  void the_file_in_the_data_folder_cannot_move_the_data_folder() throws Exception {
    Files.createDirectory(here.resolve("data"));
    Files.writeString(here.resolve("data/confab.yaml"), "# mine\ndata: elsewhere\n");
    assertThatThrownBy(this::read)
        .hasMessage("confab.yaml:2: data cannot be set in the data folder itself; use --config");
  }

  @Test
  void a_named_file_must_exist() {
    assertThatThrownBy(() -> read("--config", "nowhere.yaml"))
        .hasMessage(here.resolve("nowhere.yaml") + ": no such file");
  }

  @Test
  void an_empty_variable_counts_as_absent() {
    variables.put("CONFAB_PORT", "");
    assertThat(read().port()).isEqualTo(8080);
  }

  @Test
  void the_launchers_variable_is_none_of_ours() {
    variables.put("CONFAB_JAVA_OPTS", "-Xmx1g");
    assertThat(read().port()).isEqualTo(8080);
  }

  @Test
  void an_unknown_flag_is_refused_with_the_nearest_known_one() {
    assertThatThrownBy(() -> read("--prot", "1"))
        .hasMessage("unknown flag --prot - did you mean '--port'?");
  }

  @Test
  void an_unknown_variable_is_refused() {
    variables.put("CONFAB_PUBLICURL", "x");
    assertThatThrownBy(this::read)
        .hasMessage(
            "unknown environment variable CONFAB_PUBLICURL - did you mean 'CONFAB_PUBLIC_URL'?");
  }

  @Test
  void an_unknown_key_is_refused_with_its_line() throws Exception {
    Files.writeString(here.resolve("c.yaml"), "port: 1\n\ndatabse: x\n");
    assertThatThrownBy(() -> read("--config", "c.yaml"))
        .hasMessage("c.yaml:3: unknown key 'databse' - did you mean 'database'?");
  }

  @Test
  void a_word_that_is_no_flag_is_refused() {
    assertThatThrownBy(() -> read("now")).hasMessage("unexpected 'now'");
  }

  @Test
  void a_flag_given_twice_is_refused() {
    assertThatThrownBy(() -> read("--port", "1", "--port=2")).hasMessage("--port is given twice");
  }

  @Test
  void a_flag_without_a_value_is_refused() {
    assertThatThrownBy(() -> read("--port")).hasMessage("--port needs a value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port=abc | --port must be a number from 0 to 65535, not 'abc'",
        "--port=65536 | --port must be a number from 0 to 65535, not '65536'",
        "--host=a/b | --host must be an address or a host name, not 'a/b'",
        "--database=mysql://u:secret@h | --database must begin with jdbc:postgresql:",
        "--developer=yes | --developer must be true or false, not 'yes'",
        "--log=inof | --log must be error, warning, info or debug, not 'inof' - did you mean"
            + " 'info'?",
        "--allow=10.0.0.0/99 | --allow '10.0.0.0/99' is neither a host name nor a range such as"
            + " 10.0.0.0/8 nor a port such as :25",
        "--public-url=chat.example.com | --public-url must be an address like"
            + " https://chat.example.com, not chat.example.com",
      })
  void a_bad_value_is_refused(String flag, String line) {
    assertThatThrownBy(() -> read(flag)).hasMessage(line);
  }

  @Test
  void a_bad_value_in_the_file_is_refused_with_its_line() throws Exception {
    Files.writeString(here.resolve("c.yaml"), "# a comment\nport: many\n");
    assertThatThrownBy(() -> read("--config", "c.yaml"))
        .hasMessage("c.yaml:2: port must be a number from 0 to 65535, not 'many'");
  }

  @Test
  void developer_mode_is_off_where_others_can_call() {
    assertThat(read("--host", "0.0.0.0").developer()).isFalse();
    assertThat(read("--host", "localhost").developer()).isTrue();
    assertThat(read("--host", "::1").developer()).isTrue();
    assertThat(read("--developer", "false").developer()).isFalse();
  }

  @Test
  void the_store_is_shown_without_its_password() {
    var settings = read("--database", "jdbc:postgresql://u:secret@db/confab?password=secret");
    assertThat(settings.shownDatabase()).isEqualTo("jdbc:postgresql://db/confab");
  }

  @Test
  void the_address_is_the_one_callers_use() {
    assertThat(read().base(8080)).isEqualTo("http://127.0.0.1:8080");
    assertThat(read("--host", "0.0.0.0").address(80)).isEqualTo("127.0.0.1:80");
    assertThat(read("--host", "::1").address(80)).isEqualTo("[::1]:80");
    var proxied = read("--public-url", "https://chat.example.com/");
    assertThat(proxied.publicUrl()).isEqualTo(URI.create("https://chat.example.com/"));
    assertThat(proxied.base(80)).isEqualTo("https://chat.example.com");
    assertThat(proxied.address(80)).isEqualTo("chat.example.com");
  }

  @Test
  void the_printed_configuration_names_every_setting_with_its_default_and_sets_nothing()
      throws Exception {
    var text = printed();
    for (var setting : Setting.values()) {
      assertThat(text).containsPattern("(?m)^#" + setting.key() + ":");
      if (!setting.byDefault().isEmpty()) {
        assertThat(text).contains("#" + setting.key() + ": " + setting.byDefault() + "\n");
      }
    }
    Files.writeString(here.resolve("c.yaml"), text);
    assertThat(read("--config", "c.yaml")).isEqualTo(read());
  }

  @Test
  void the_printed_configuration_is_accepted_with_every_line_in_force() throws Exception {
    var text = printed().replaceAll("(?m)^#([a-z-]+:)", "$1");
    Files.writeString(here.resolve("c.yaml"), text);
    assertThat(read("--config", "c.yaml")).isEqualTo(read());
  }

  private static String printed() throws Exception {
    try (var in = SettingsTest.class.getResourceAsStream("/confab.default.yaml")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_bucket_is_named_with_its_key_and_never_shows_the_secret() {
    assertThat(read().bucket()).isNull();
    assertThat(read().files().bytes().shown()).isEqualTo(here.resolve("data/files").toString());
    assertThatThrownBy(() -> read("--s3-bucket", "files"))
        .hasMessage("a bucket needs both s3-key and the variable CONFAB_S3_SECRET");
    variables.put("CONFAB_S3_SECRET", "very-secret");
    var bucket =
        read("--s3-bucket", "files", "--s3-key", "AK", "--s3-region", "eu-west-1").bucket();
    assertThat(Objects.requireNonNull(bucket).endpoint())
        .isEqualTo(URI.create("https://s3.eu-west-1.amazonaws.com"));
    assertThat(bucket.secret()).isEqualTo("very-secret");
    assertThat(bucket.toString()).doesNotContain("very-secret");
    assertThatThrownBy(() -> read("--s3-bucket", "files", "--s3-key", "A", "--s3-endpoint", "x"))
        .hasMessageContaining("must be an address like https://s3.example.com");
    assertThatThrownBy(() -> read("--s3-bucket", "../files"))
        .hasMessageContaining("must be the name of a bucket");
  }
}
