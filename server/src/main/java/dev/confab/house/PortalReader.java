package dev.confab.house;

import dev.confab.access.Scope;
import dev.confab.basics.Change;
import dev.confab.basics.Suggestion;
import dev.confab.hooks.HookEvent;
import dev.confab.house.PortalFile.Grant;
import dev.confab.house.PortalFile.Home;
import dev.confab.house.PortalFile.Inlet;
import dev.confab.house.PortalFile.Member;
import dev.confab.house.PortalFile.Outlet;
import dev.confab.house.PortalFile.Program;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one document of a portal file, top to bottom: the first mistake is the one reported. Also
/// refuses what contradicts itself: two users with one id, a webhook of a user nobody declared.
final class PortalReader {
  private static final int TEXT_MAX = 255;
  private static final int PHONE_MAX = 50;
  private static final int URL_MAX = 2000;
  private static final List<String> EDITIONS = List.of("cloud", "self-hosted");
  private static final List<String> SIGNINGS = List.of("off", "hmac", "ed25519", "both");

  private final YamlMap document;
  private final DepartmentReader departments;
  private final Set<Long> ids = new HashSet<>();
  private final Set<String> unique = new HashSet<>();

  PortalReader(YamlMap document) {
    this.document =
        document.knowing("portal", "departments", "users", "webhooks", "apps", "outgoing");
    this.departments = new DepartmentReader(document);
  }

  PortalFile read() {
    return new PortalFile(
        document.place("portal"),
        home(document.map("portal")),
        departments.read(),
        document.maps("users").stream().map(this::member).toList(),
        document.maps("webhooks").stream().map(this::inlet).toList(),
        document.maps("apps").stream().map(this::program).toList(),
        document.maps("outgoing").stream().map(this::outlet).toList());
  }

  private static Home home(YamlMap map) {
    map.knowing(
        "domain",
        "language",
        "timezone",
        "plan",
        "memberId",
        "state",
        "httpsOnly",
        "limits",
        "generalChat",
        "revision",
        "edition");
    // what an installation of one's own and the cloud differ in are the limits
    var edition = map.word("edition", "self-hosted", EDITIONS);
    return new Home(
        domain(map),
        fitting(map, "language", "en", 10),
        timezone(map),
        fitting(map, "plan", "professional", 50),
        memberId(map),
        map.word("state", "open", List.of("open", "closed", "overloaded")),
        map.flag("httpsOnly", false),
        map.word("limits", edition, EDITIONS),
        map.flag("generalChat", true),
        revision(map));
  }

  private static int revision(YamlMap map) {
    var revision = map.number("revision");
    if (revision != null && (revision < Change.OLDEST || revision > Change.NEWEST)) {
      throw map.wrong(
          "revision",
          "must be from " + Change.OLDEST + " to " + Change.NEWEST + ", not " + revision);
    }
    return revision == null ? 0 : revision.intValue();
  }

  private static @Nullable String domain(YamlMap map) {
    var domain = map.text("domain");
    if (domain != null
        && !domain.matches("(\\[[0-9A-Fa-f:]{2,45}]|[A-Za-z0-9._-]{1,200})(:[0-9]{1,5})?")) {
      throw map.wrong("domain", "must be host or host:port, not '" + domain + "'");
    }
    return domain == null ? null : domain.toLowerCase(Locale.ROOT);
  }

  private static ZoneId timezone(YamlMap map) {
    var name = map.text("timezone", "UTC");
    var known = ZoneId.getAvailableZoneIds();
    if (!known.contains(name)) {
      throw map.wrong(
          "timezone", "'" + name + "' is not a known zone" + Suggestion.of(name, known));
    }
    return ZoneId.of(name);
  }

  private static @Nullable String memberId(YamlMap map) {
    var memberId = map.text("memberId");
    if (memberId != null && !memberId.matches("[A-Za-z0-9]{1,32}")) {
      throw map.wrong("memberId", "must be 1 to 32 letters and digits");
    }
    return memberId;
  }

  private Member member(YamlMap map) {
    map.knowing(
        "id",
        "login",
        "password",
        "name",
        "lastName",
        "workPosition",
        "gender",
        "admin",
        "email",
        "birthday",
        "website",
        "active",
        "extranet",
        "departments",
        "workPhone",
        "mobilePhone",
        "innerPhone");
    var id = map.id("id");
    if (!ids.add(id)) {
      throw map.wrong("id", id + " is already another user's");
    }
    var login = fitting(map, "login", "user" + id, 100);
    once(map, "login", login.toLowerCase(Locale.ROOT));
    var extranet = map.flag("extranet", false);
    return new Member(
        id,
        login,
        password(map),
        fitting(map, "name", "", 100),
        fitting(map, "lastName", "", 100),
        fitting(map, "workPosition", "", TEXT_MAX),
        map.word("gender", "", List.of("M", "F")),
        fitting(map, "email", "", TEXT_MAX),
        birthday(map),
        fitting(map, "website", "", TEXT_MAX),
        map.flag("admin", false),
        map.flag("active", true),
        extranet,
        departments.of(map, extranet),
        fitting(map, "workPhone", "", PHONE_MAX),
        fitting(map, "mobilePhone", "", PHONE_MAX),
        fitting(map, "innerPhone", "", PHONE_MAX));
  }

  private static @Nullable String password(YamlMap map) {
    var password = map.text("password");
    if (password != null && (password.isEmpty() || password.length() > TEXT_MAX)) {
      throw map.wrong("password", "must have 1 to " + TEXT_MAX + " characters");
    }
    return password;
  }

  private static @Nullable Instant paidUntil(YamlMap map) {
    var text = map.text("paidUntil");
    try {
      return text == null ? null : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw map.wrong("paidUntil", "must be a date like 2027-12-31, not '" + text + "'");
    }
  }

  private static String birthday(YamlMap map) {
    var birthday = map.text("birthday", "");
    if (birthday.isEmpty()) {
      return "";
    }
    try {
      return LocalDate.parse(birthday).toString();
    } catch (DateTimeParseException e) {
      throw map.wrong("birthday", "must be a date like 1990-12-31, not '" + birthday + "'");
    }
  }

  private Inlet inlet(YamlMap map) {
    map.knowing("user", "code", "scopes", "expiresIn");
    var user = user(map);
    var code = map.needed("code");
    // The code is a part of the webhook's address.
    if (!code.matches("[A-Za-z0-9_-]{1,100}")) {
      throw map.wrong("code", "must be 1 to 100 letters, digits, - or _");
    }
    once(map, "code", user + "/" + code);
    return new Inlet(user, code, scopes(map), map.number("expiresIn"));
  }

  private Program program(YamlMap map) {
    map.knowing(
        "clientId",
        "clientSecret",
        "title",
        "scopes",
        "handlerUrl",
        "installUrl",
        "applicationToken",
        "installed",
        "onlyApi",
        "blocked",
        "allowedUsers",
        "status",
        "version",
        "paidUntil",
        "grants",
        "delivery",
        "signing");
    map.needed("clientId");
    var clientId = fitting(map, "clientId", "", TEXT_MAX);
    once(map, "clientId", clientId);
    var version = map.number("version");
    return new Program(
        clientId,
        map.needed("clientSecret"),
        fitting(map, "title", clientId, TEXT_MAX),
        scopes(map),
        url(map, "handlerUrl"),
        url(map, "installUrl"),
        map.has("applicationToken") ? fitting(map, "applicationToken", "", 100) : null,
        map.flag("installed", true),
        map.flag("onlyApi", true),
        map.flag("blocked", false),
        allowedUsers(map),
        map.word("status", "L", List.of("L", "F", "D", "T", "P")),
        version == null ? 1 : version,
        paidUntil(map),
        map.maps("grants").stream().map(this::grant).toList(),
        DeliveryReader.read(map.map("delivery")),
        map.has("signing") ? map.word("signing", "", SIGNINGS) : null);
  }

  private Outlet outlet(YamlMap map) {
    map.knowing("name", "url", "events", "applicationToken", "delivery");
    var name = map.needed("name");
    if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
      throw map.wrong("name", "must be 1 to 100 letters, digits, ., - or _");
    }
    once(map, "name", name);
    map.needed("url");
    return new Outlet(
        name,
        url(map, "url"),
        events(map),
        map.has("applicationToken") ? fitting(map, "applicationToken", "", 100) : null,
        DeliveryReader.read(map.map("delivery")));
  }

  private static List<String> events(YamlMap map) {
    var known = HookEvent.names(HookEvent::isForEverybody);
    var events = map.texts("events");
    for (var event : events) {
      if (!known.contains(event)) {
        throw map.wrong(
            "events",
            "holds '" + event + "', which no webhook is told of" + Suggestion.of(event, known));
      }
    }
    return events;
  }

  private List<Long> allowedUsers(YamlMap map) {
    var allowed = map.ids("allowedUsers");
    allowed.forEach(id -> declared(map, "allowedUsers", id));
    return allowed;
  }

  private Grant grant(YamlMap map) {
    map.knowing("user", "accessToken", "refreshToken", "expiresIn");
    var grant =
        new Grant(
            user(map),
            map.needed("accessToken"),
            map.needed("refreshToken"),
            map.number("expiresIn"));
    token(map, "accessToken", grant.accessToken());
    token(map, "refreshToken", grant.refreshToken());
    return grant;
  }

  private void token(YamlMap map, String key, String token) {
    if (token.length() > TEXT_MAX) {
      throw map.wrong(key, "must have 1 to " + TEXT_MAX + " characters");
    }
    // One namespace for both kinds: the same text may not be two tokens.
    if (!unique.add("token " + token)) {
      throw map.wrong(key, "is already used above");
    }
  }

  private long user(YamlMap map) {
    var user = map.id("user");
    declared(map, "user", user);
    return user;
  }

  private void declared(YamlMap map, String key, long user) {
    if (!ids.contains(user)) {
      throw map.wrong(key, user + " is not among the users of this file");
    }
  }

  private void once(YamlMap map, String key, String value) {
    if (!unique.add(key + " " + value)) {
      throw map.wrong(key, "is already used above");
    }
  }

  private static List<String> scopes(YamlMap map) {
    var scopes = map.texts("scopes");
    for (var scope : scopes) {
      if (!Scope.wires().contains(scope)) {
        throw map.wrong(
            "scopes",
            "holds '" + scope + "', which is no scope" + Suggestion.of(scope, Scope.wires()));
      }
    }
    return scopes;
  }

  private static String url(YamlMap map, String key) {
    var text = fitting(map, key, "", URL_MAX);
    if (text.isEmpty()) {
      return text;
    }
    try {
      var url = new URI(text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return text;
      }
    } catch (URISyntaxException e) {
      throw map.wrong(key, "must be an http or https address: " + e.getReason());
    }
    throw map.wrong(key, "must be an http or https address, not '" + text + "'");
  }

  /// A text that fits its column.
  static String fitting(YamlMap map, String key, String otherwise, int lengthMax) {
    var text = map.text(key, otherwise);
    if (text.length() > lengthMax) {
      throw map.wrong(key, "has " + text.length() + " characters, " + lengthMax + " are possible");
    }
    return text;
  }
}
