package dev.confab.links;

import dev.confab.basics.PortalId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Seals addresses of strangers' pictures, so that this server fetches only what it was asked for
/// by itself. A seal holds for one portal and one address, for as long as the server has its
/// secret.
final class PictureSeal {
  private static final String MAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  /// @param secret the server's
  PictureSeal(byte[] secret) {
    try {
      var how =
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .thenExpand("confab pictures".getBytes(StandardCharsets.UTF_8), BYTES);
      this.key = new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(how), MAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The address and its seal, as two pieces of a path.
  String close(PortalId portal, String address) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString(seal(portal, address))
        + "/"
        + encoder.encodeToString(address.getBytes(StandardCharsets.UTF_8));
  }

  /// The address in such a path; null when the seal is not ours.
  @Nullable String open(PortalId portal, String path) {
    var parts = path.split("/", -1);
    if (parts.length != 2) {
      return null;
    }
    try {
      var decoder = Base64.getUrlDecoder();
      var address =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(decoder.decode(parts[1])))
              .toString();
      var given = decoder.decode(parts[0]);
      return MessageDigest.isEqual(given, seal(portal, address)) ? address : null;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }

  private byte[] seal(PortalId portal, String address) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal((portal + " " + address).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
