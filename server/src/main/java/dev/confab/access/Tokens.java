package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.Id;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Mints and reads the tokens of this server. A token is its claims in fixed width and the first
/// half of their HMAC-SHA256, all in hex: who holds the server's key can tell a good one without
/// asking the database, so that an event may carry fresh tokens and cost no write.
public final class Tokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final HexFormat HEX = HexFormat.of();

  /// Bytes of kind, portal, application, user, expiry, and of a serial number that makes two tokens
  /// of one millisecond differ. It need not be secret: the proof is what cannot be guessed.
  private static final int CLAIMS = 1 + 4 + 4 + 4 + 8 + 8;

  private static final int PROOF = 16;
  private static final int DIGITS = 2 * (CLAIMS + PROOF);

  /// A shorter key could be guessed.
  private static final int KEY_MIN = 16;

  /// Cloned for each proof: looking the algorithm up and preparing the key costs more than the
  /// proof itself.
  private final Mac prover;

  private final InstantSource clock;
  private final AtomicLong serial = new AtomicLong(new SecureRandom().nextLong());

  /// Tokens proven with the server's secret key.
  public Tokens(byte[] key, InstantSource clock) {
    if (key.length < KEY_MIN) {
      throw new IllegalArgumentException("the secret key has under " + KEY_MIN + " bytes");
    }
    this.prover = prover(new SecretKeySpec(key, ALGORITHM));
    this.clock = clock;
  }

  /// A fresh pair with which the application acts for the user. Nothing is stored.
  public IssuedTokens issue(PortalId portal, App app, UserId user) {
    return issue(portal, app, user, clock.instant());
  }

  /// The same, issued at this time.
  public IssuedTokens issue(PortalId portal, App app, UserId user, Instant now) {
    var access = claims(Claims.Kind.ACCESS, portal, app, user, now);
    var refresh = claims(Claims.Kind.REFRESH, portal, app, user, now);
    return new IssuedTokens(mint(access), mint(refresh), access.expires());
  }

  /// A code the application exchanges for its first pair.
  String code(PortalId portal, App app, UserId user) {
    return mint(claims(Claims.Kind.CODE, portal, app, user, clock.instant()));
  }

  private static Claims claims(
      Claims.Kind kind, PortalId portal, App app, UserId user, Instant now) {
    return new Claims(kind, portal, app.id(), user, now.plus(kind.lifetime()));
  }

  /// When a minted token was issued: lifetimes are fixed, so its end tells its beginning.
  static Instant issued(Claims claims) {
    return claims.expires().minus(claims.kind().lifetime());
  }

  private String mint(Claims claims) {
    var bytes = ByteBuffer.allocate(CLAIMS + PROOF);
    bytes.put(claims.kind().mark());
    bytes
        .putInt(narrow(claims.portal()))
        .putInt(narrow(claims.app()))
        .putInt(narrow(claims.user()));
    bytes.putLong(claims.expires().toEpochMilli());
    bytes.putLong(serial.getAndIncrement());
    bytes.put(proof(bytes.array()));
    return HEX.formatHex(bytes.array());
  }

  /// What a token says; null when this server did not mint it. Says nothing about its age.
  @Nullable Claims read(String token) {
    if (token.length() != DIGITS) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = HEX.parseHex(token);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (!HEX.formatHex(bytes).equals(token)) {
      return null; // digits in upper case would be a second spelling, and a used token has one hash
    }
    if (!MessageDigest.isEqual(proof(bytes), Arrays.copyOfRange(bytes, CLAIMS, bytes.length))) {
      return null;
    }
    var claims = ByteBuffer.wrap(bytes);
    return new Claims(
        Claims.Kind.of(claims.get()),
        new PortalId(Integer.toUnsignedLong(claims.getInt())),
        new AppId(Integer.toUnsignedLong(claims.getInt())),
        new UserId(Integer.toUnsignedLong(claims.getInt())),
        Instant.ofEpochMilli(claims.getLong()));
  }

  private static Mac prover(SecretKeySpec key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] proof(byte[] bytes) {
    try {
      var mac = (Mac) prover.clone();
      mac.update(bytes, 0, CLAIMS);
      return Arrays.copyOf(mac.doFinal(), PROOF);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int narrow(Id id) {
    if (id.value() != (id.value() & 0xFFFF_FFFFL)) {
      throw new IllegalArgumentException("id " + id + " does not fit into a token");
    }
    return (int) id.value();
  }
}
