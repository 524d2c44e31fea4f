package dev.confab.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
  @Test
  void a_hash_fits_its_password_and_no_other() {
    var hash = PasswordHash.of("пароль 🔑");
    assertThat(PasswordHash.fits(hash, "пароль 🔑")).isTrue();
    assertThat(PasswordHash.fits(hash, "пароль")).isFalse();
  }

  @Test
  void a_hash_carries_its_parameters_and_a_salt_of_its_own() {
    var hash = PasswordHash.of("secret");
    assertThat(hash).startsWith("pbkdf2-sha256$600000$").hasSizeLessThan(200);
    assertThat(hash).isNotEqualTo(PasswordHash.of("secret"));
  }

  /// The value is that of RFC 7914, section 11.
  @Test
  void a_hash_made_with_other_parameters_is_still_read() {
    var hash = "pbkdf2-sha256$1$c2FsdA$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw";
    assertThat(PasswordHash.of("passwd", 1, "salt".getBytes(UTF_8))).isEqualTo(hash);
    assertThat(PasswordHash.fits(hash, "passwd")).isTrue();
    assertThat(PasswordHash.fits(hash, "password")).isFalse();
  }

  @Test
  void what_is_no_hash_fits_nothing() {
    for (var stored : new String[] {"", "secret", "md5$1$AA$AA", "pbkdf2-sha256$x$AA$AA"}) {
      assertThat(PasswordHash.fits(stored, "secret")).as(stored).isFalse();
    }
    assertThat(PasswordHash.fits("pbkdf2-sha256$0$AA$AA", "secret")).isFalse();
    assertThat(PasswordHash.fits("pbkdf2-sha256$1$$", "secret")).isFalse();
    assertThat(PasswordHash.fits("pbkdf2-sha256$1$!$AA", "secret")).isFalse();
  }
}
