package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyTest {
  private static final byte[] GIVEN = new byte[32];

  @TempDir Path data;

  @Test
  void a_key_is_made_once_and_kept() {
    var made = SecretKey.of(data, null);
    assertThat(made).hasSize(32).isNotEqualTo(GIVEN);
    assertThat(SecretKey.of(data, null)).isEqualTo(made);
  }

  @Test
  void nobody_else_can_read_it() throws Exception {
    SecretKey.of(data, null);
    var permissions = Files.getPosixFilePermissions(data.resolve("secret.key"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void the_environments_key_wins_and_is_not_written_down() {
    assertThat(SecretKey.of(data, HexFormat.of().formatHex(GIVEN))).isEqualTo(GIVEN);
    assertThat(SecretKey.of(data, Base64.getEncoder().encodeToString(GIVEN))).isEqualTo(GIVEN);
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void a_key_that_is_too_short_is_refused() {
    assertThatThrownBy(() -> SecretKey.of(data, "abcd"))
        .hasMessage("CONFAB_SECRET: must be 32 bytes in hex or base64");
  }

  @Test
  void a_damaged_file_is_refused_and_left_as_it_is() throws Exception {
    var file = Files.writeString(data.resolve("secret.key"), "gone");
    assertThatThrownBy(() -> SecretKey.of(data, null))
        .hasMessage(file + ": must be 32 bytes in hex or base64");
    assertThat(file).hasContent("gone");
  }
}
