package dev.confab.signing;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One generation of an application's keys.
final class SigningKey {
  private static final int KEY_BYTES = 32;

  private final byte[] shared;
  private final KeyPair pair;

  /// @param shared the secret both sides know
  /// @param seed of the key pair, 32 bytes
  SigningKey(byte[] shared, byte[] seed) {
    this.shared = shared.clone();
    this.pair = pair(seed);
  }

  /// The keys of a generation: the same whenever they are asked for.
  static SigningKey derive(byte[] server, PortalId portal, AppId app, long generation) {
    var whose = portal + " " + app + " " + generation;
    return new SigningKey(
        expand(server, "confab signing hmac " + whose),
        expand(server, "confab signing ed25519 " + whose));
  }

  private static byte[] expand(byte[] server, String info) {
    try {
      var how =
          HKDFParameterSpec.ofExtract()
              .addIKM(server)
              .thenExpand(info.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveData(how);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The generator asks its source of randomness for exactly the seed, and knows how to get the
  /// public half from it, which the JDK offers nowhere else.
  private static KeyPair pair(byte[] seed) {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("a seed of " + bytes.length + " bytes was asked for");
      }
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  String secret() {
    return "whsec_" + base64(shared);
  }

  String publicKey() {
    var encoded = pair.getPublic().getEncoded();
    return "whpk_" + base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }

  String hmac(byte[] content) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(shared, "HmacSHA256"));
      return "v1," + base64(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String ed25519(byte[] content) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      return "v1a," + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Without the keys: they do not belong in a log.
  @Override
  public String toString() {
    return "SigningKey";
  }
}
