package dev.confab.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSealTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final String ADDRESS = "https://example.com/ä.png?a=1&b=[2]";

  private final PictureSeal seal = new PictureSeal(new byte[32]);

  private static String encoded(String address) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(address.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_was_sealed_is_read_again() {
    var path = seal.close(PORTAL, ADDRESS);
    assertThat(path).matches("[A-Za-z0-9_-]{43}/[A-Za-z0-9_-]+");
    assertThat(seal.open(PORTAL, path)).isEqualTo(ADDRESS);
    assertThat(new PictureSeal(new byte[32]).open(PORTAL, path)).isEqualTo(ADDRESS);
  }

  @Test
  void a_seal_is_good_for_one_address_of_one_portal_and_one_server() {
    var path = seal.close(PORTAL, ADDRESS);
    var proof = path.substring(0, path.indexOf('/'));
    assertThat(seal.open(new PortalId(2), path)).isNull();
    assertThat(seal.open(PORTAL, proof + "/" + encoded("https://example.com/b.png"))).isNull();
    assertThat(
            new PictureSeal("another".repeat(5).getBytes(StandardCharsets.UTF_8))
                .open(PORTAL, path))
        .isNull();
    var other = (path.charAt(0) == 'A' ? 'B' : 'A') + path.substring(1);
    assertThat(seal.open(PORTAL, other)).isNull();
    assertThat(seal.open(PORTAL, "/" + encoded(ADDRESS))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a", "a/b/c", "!!/!!", "AAAA/_w", "AAAA/"})
  void what_is_no_path_of_ours_is_no_failure(String path) {
    assertThat(seal.open(PORTAL, path)).isNull();
  }
}
