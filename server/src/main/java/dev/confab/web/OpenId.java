package dev.confab.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sign-in at somebody else's: OpenID Connect, authorization code with PKCE and nonce. Says which
/// e-mail address the provider vouches for; whose that is, is not its business.
public final class OpenId {
  private static final int WAIT_MILLIS_MAX = 5_000;

  /// How long somebody may take to sign in there, and how many may do so at once.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int PENDING_MAX = 10_000;

  private static final List<JWSAlgorithm> SIGNATURES =
      List.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);

  /// Where the provider is and who we are to it.
  ///
  /// @param emailsTrusted whether an e-mail address counts of which it does not say that it
  ///   verified it; one of which it says that it did not never counts
  public record Provider(
      String issuer, String clientId, String clientSecret, boolean emailsTrusted) {

    /// Without the secret, which a log has no use for.
    @Override
    public String toString() {
      return "Provider[" + issuer + ", " + clientId + "]";
    }
  }

  /// A sign-in that is under way.
  ///
  /// @param returnTo where in the page the browser was
  private record Pending(
      Nonce nonce, CodeVerifier verifier, URI callback, String returnTo, Instant until) {}

  /// Where to lead the browser.
  ///
  /// @param state names the sign-in; the browser keeps it, so that nobody can end his own in the
  ///   browser of another
  record Begun(URI address, String state) {}

  /// Whom the provider vouches for.
  record Vouched(String email, String returnTo) {}

  private final Provider provider;
  private final InstantSource clock;
  private final Map<String, Pending> pending =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pending> eldest) {
          return size() > PENDING_MAX;
        }
      };
  private volatile @Nullable OIDCProviderMetadata metadata;

  /// Sign-in at this provider.
  public OpenId(Provider provider, InstantSource clock) {
    this.provider = provider;
    this.clock = clock;
  }

  /// It went wrong; the message is for the log.
  static final class Failed extends Exception {
    Failed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private OIDCProviderMetadata metadata() throws Failed {
    var known = metadata;
    if (known != null) {
      return known;
    }
    try {
      var issuer = new Issuer(provider.issuer());
      var found = OIDCProviderMetadata.resolve(issuer, WAIT_MILLIS_MAX, WAIT_MILLIS_MAX);
      metadata = found;
      return found;
    } catch (GeneralException | IOException e) {
      throw new Failed("the provider does not tell of itself: " + e.getMessage(), e);
    }
  }

  /// Begins a sign-in that ends at `callback`.
  Begun begin(URI callback, String returnTo) throws Failed {
    var state = new State();
    var begun =
        new Pending(
            new Nonce(), new CodeVerifier(), callback, returnTo, clock.instant().plus(PATIENCE));
    var request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope("openid", "email"),
                new ClientID(provider.clientId()),
                callback)
            .endpointURI(metadata().getAuthorizationEndpointURI())
            .state(state)
            .nonce(begun.nonce())
            .codeChallenge(begun.verifier(), CodeChallengeMethod.S256)
            .build();
    synchronized (pending) {
      pending.put(state.getValue(), begun);
    }
    return new Begun(request.toURI(), state.getValue());
  }

  /// Ends a sign-in.
  ///
  /// @param state what the browser kept
  /// @param query what the provider sent it back with
  Vouched end(@Nullable String state, String query) throws Failed {
    var begun = taken(state);
    try {
      var answer = AuthenticationResponseParser.parse(URI.create("https://localhost/?" + query));
      if (!answer.indicatesSuccess()) {
        throw new Failed(
            "the provider refused: " + answer.toErrorResponse().getErrorObject(), null);
      }
      if (answer.getState() == null || !answer.getState().getValue().equals(state)) {
        throw new Failed("another sign-in came back", null);
      }
      return vouched(begun, answer.toSuccessResponse().getAuthorizationCode());
    } catch (ParseException | IllegalArgumentException e) {
      throw new Failed("the provider's answer is not understood: " + e.getMessage(), e);
    }
  }

  private Pending taken(@Nullable String state) throws Failed {
    Pending begun;
    synchronized (pending) {
      begun = state == null ? null : pending.remove(state);
    }
    if (begun == null || clock.instant().isAfter(begun.until())) {
      throw new Failed("no such sign-in, or it took too long", null);
    }
    return begun;
  }

  private Vouched vouched(Pending begun, @Nullable AuthorizationCode code) throws Failed {
    if (code == null) {
      throw new Failed("the provider sent no code", null);
    }
    var metadata = metadata();
    var client = new ClientID(provider.clientId());
    var asked =
        new TokenRequest.Builder(
                metadata.getTokenEndpointURI(),
                new ClientSecretBasic(client, new Secret(provider.clientSecret())),
                new AuthorizationCodeGrant(code, begun.callback(), begun.verifier()))
            .build()
            .toHTTPRequest();
    try {
      var answer = OIDCTokenResponseParser.parse(limited(asked).send());
      if (!(answer instanceof OIDCTokenResponse tokens)) {
        var why = answer.toErrorResponse().getErrorObject();
        throw new Failed("the provider gives no token: " + why, null);
      }
      var token = tokens.getOIDCTokens().getIDToken();
      var keys = metadata.getJWKSetURI().toURL();
      var checked =
          new IDTokenValidator(metadata.getIssuer(), client, signature(metadata), keys)
              .validate(token, begun.nonce());
      var email = checked.getStringClaim("email");
      var verified = checked.getBooleanClaim("email_verified");
      if (email == null || (verified == null && !provider.emailsTrusted())) {
        var told = told(metadata, tokens.getOIDCTokens().getAccessToken(), checked.getSubject());
        email = told.getEmailAddress();
        verified = told.getEmailVerified();
      }
      if (email == null || email.isBlank() || !counts(verified)) {
        throw new Failed("the provider vouches for no e-mail address", null);
      }
      return new Vouched(email.strip(), begun.returnTo());
    } catch (ParseException | IOException | BadJOSEException | JOSEException e) {
      throw new Failed("the provider's token is not good: " + e.getMessage(), e);
    }
  }

  private boolean counts(@Nullable Boolean verified) {
    return verified == null ? provider.emailsTrusted() : verified;
  }

  /// What a provider that keeps its token short tells of a person when asked. (OpenID Connect Core
  /// 1.0, sections 5.3 and 5.4)
  private static UserInfo told(OIDCProviderMetadata metadata, AccessToken token, Subject subject)
      throws Failed, ParseException, IOException {
    var place = metadata.getUserInfoEndpointURI();
    if (place == null) {
      throw new Failed("the provider tells no e-mail address", null);
    }
    var answer =
        UserInfoResponse.parse(limited(new UserInfoRequest(place, token).toHTTPRequest()).send());
    if (!answer.indicatesSuccess()) {
      var why = answer.toErrorResponse().getErrorObject();
      throw new Failed("the provider tells nothing of the person: " + why, null);
    }
    var told = answer.toSuccessResponse().getUserInfo();
    if (told == null || !told.getSubject().equals(subject)) {
      throw new Failed("the provider tells of another person, or in a form we do not read", null);
    }
    return told;
  }

  private static HTTPRequest limited(HTTPRequest request) {
    request.setConnectTimeout(WAIT_MILLIS_MAX);
    request.setReadTimeout(WAIT_MILLIS_MAX);
    request.setFollowRedirects(false);
    return request;
  }

  private static JWSAlgorithm signature(OIDCProviderMetadata metadata) throws Failed {
    var offered = metadata.getIDTokenJWSAlgs();
    return SIGNATURES.stream()
        .filter(one -> offered == null || offered.contains(one))
        .findFirst()
        .orElseThrow(() -> new Failed("the provider signs in no way we read", null));
  }
}
