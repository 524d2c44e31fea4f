package dev.confab.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The public vectors. That of the shared secret is "sign function works" in the tests of the
/// libraries in github.com/standard-webhooks/standard-webhooks. Its specification
/// (spec/standard-webhooks.md, "Webhook headers") shows the signature of the key pair; the key and
/// what it signs stand in github.com/svix/svix-webhooks, `test_asymmetric_key_signing`.
class SigningKeyTest {
  private static final byte[] CONTENT =
      "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void the_public_vector_of_the_shared_secret_passes() {
    var key = new SigningKey(bytes("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), new byte[32]);
    assertThat(key.hmac(CONTENT)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(key.secret()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  @Test
  void the_public_vector_of_the_key_pair_passes() {
    // the first half of the public whsk_6Xb/…Kvg==; the other half is the public key below
    var key = new SigningKey(new byte[32], bytes("6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc="));
    assertThat(key.publicKey()).isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
    assertThat(key.ed25519(CONTENT))
        .isEqualTo(
            "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
  }

  @Test
  void every_portal_application_generation_and_server_has_keys_of_its_own() {
    var server = new byte[32];
    var other = "another server's secret key.....".getBytes(StandardCharsets.UTF_8);
    var keys =
        new SigningKey[] {
          key(server, 1, 1, 1),
          key(server, 2, 1, 1),
          key(server, 1, 2, 1),
          key(server, 1, 1, 2),
          key(server, 11, 1, 1),
          key(other, 1, 1, 1)
        };
    assertThat(keys).extracting(SigningKey::secret).doesNotHaveDuplicates();
    assertThat(keys).extracting(SigningKey::publicKey).doesNotHaveDuplicates();
    assertThat(key(server, 1, 1, 1).secret()).isEqualTo(keys[0].secret()).hasSize(50);
  }

  private static SigningKey key(byte[] server, long portal, long app, long generation) {
    return SigningKey.derive(server, new PortalId(portal), new AppId(app), generation);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
