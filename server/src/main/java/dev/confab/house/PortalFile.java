package dev.confab.house;

import dev.confab.delivery.TermsChange;
import dev.confab.people.Department;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an administrator would click together, declared in a file: one portal with its users,
/// incoming webhooks and applications. One document a portal; `---` begins the next.
///
/// Every name is optional unless its reader says `needed`; nothing else is accepted.
///
/// @param place file and line, for what only the rooms can find wrong
public record PortalFile(
    String place,
    Home home,
    List<Branch> departments,
    List<Member> users,
    List<Inlet> webhooks,
    List<Program> apps,
    List<Outlet> outgoing) {

  /// A portal whose departments stay as they are, and that tells nobody but its applications.
  public PortalFile(
      String place, Home home, List<Member> users, List<Inlet> webhooks, List<Program> apps) {
    this(place, home, List.of(), users, webhooks, apps, List.of());
  }

  /// The portal itself.
  ///
  /// @param domain host and port under which it is called; null: this server's own address
  /// @param memberId the portal's name among all; null: derived from the domain
  /// @param generalChat whether everybody who works for the company is in one chat
  /// @param revision of the API it speaks; 0: the newest
  public record Home(
      @Nullable String domain,
      String language,
      ZoneId timezone,
      String plan,
      @Nullable String memberId,
      String state,
      boolean httpsOnly,
      String limits,
      boolean generalChat,
      int revision) {}

  /// A department.
  ///
  /// @param parent the department it is part of; null: none, it is the company
  /// @param head who leads it; null: nobody
  public record Branch(
      long id, String name, long sort, @Nullable Long parent, @Nullable Long head) {}

  /// A person. Without a password nobody can sign in as them; webhooks and tokens still work.
  public record Member(
      long id,
      String login,
      @Nullable String password,
      String name,
      String lastName,
      String workPosition,
      String gender,
      String email,
      String birthday,
      String website,
      boolean admin,
      boolean active,
      boolean extranet,
      List<Long> departments,
      String workPhone,
      String mobilePhone,
      String innerPhone) {

    /// A person without telephone, who works for the company as such or comes from outside.
    public Member(
        long id,
        String login,
        @Nullable String password,
        String name,
        String lastName,
        String workPosition,
        String gender,
        String email,
        String birthday,
        String website,
        boolean admin,
        boolean active,
        boolean extranet) {
      this(
          id,
          login,
          password,
          name,
          lastName,
          workPosition,
          gender,
          email,
          birthday,
          website,
          admin,
          active,
          extranet,
          extranet ? List.of() : List.of(Department.COMPANY.value()),
          "",
          "",
          "");
    }
  }

  /// An incoming webhook.
  ///
  /// @param expiresIn seconds from the start of the server; negative: already expired; null: never
  public record Inlet(long user, String code, List<String> scopes, @Nullable Long expiresIn) {}

  /// A local application.
  ///
  /// @param applicationToken what its events carry; null: made up once
  /// @param allowedUsers who may use it; empty: everybody
  /// @param status letter of the wire: L local, F free, D demo, T trial, P paid
  /// @param paidUntil when its trial or paid period ends; null: never
  /// @param delivery how its bots are told
  public record Program(
      String clientId,
      String clientSecret,
      String title,
      List<String> scopes,
      String handlerUrl,
      String installUrl,
      @Nullable String applicationToken,
      boolean installed,
      boolean onlyApi,
      boolean blocked,
      List<Long> allowedUsers,
      String status,
      long version,
      @Nullable Instant paidUntil,
      List<Grant> grants,
      TermsChange delivery,
      @Nullable String signing) {

    /// An application that leaves the deliveries as they are.
    public Program(
        String clientId,
        String clientSecret,
        String title,
        List<String> scopes,
        String handlerUrl,
        String installUrl,
        @Nullable String applicationToken,
        boolean installed,
        boolean onlyApi,
        boolean blocked,
        List<Long> allowedUsers,
        String status,
        long version,
        @Nullable Instant paidUntil,
        List<Grant> grants) {
      this(
          clientId,
          clientSecret,
          title,
          scopes,
          handlerUrl,
          installUrl,
          applicationToken,
          installed,
          onlyApi,
          blocked,
          allowedUsers,
          status,
          version,
          paidUntil,
          grants,
          TermsChange.NONE,
          null);
    }
  }

  /// Fixed tokens, for tests and CI.
  ///
  /// @param expiresIn seconds from the start of the server until the access token ends; negative:
  ///   already expired; null: never
  public record Grant(
      long user, String accessToken, String refreshToken, @Nullable Long expiresIn) {}

  /// An outgoing webhook: an address that is told of events, without an application behind it.
  ///
  /// @param name by which it is found again
  /// @param url where the events are posted
  /// @param events their names
  /// @param applicationToken what the events carry; null: made up once
  /// @param delivery how they are posted
  public record Outlet(
      String name,
      String url,
      List<String> events,
      @Nullable String applicationToken,
      TermsChange delivery) {}

  /// Whether tokens or codes stand in the file in clear.
  public boolean holdsFixedTokens() {
    return apps.stream().anyMatch(app -> !app.grants().isEmpty());
  }

  /// The portals of a file.
  public static List<PortalFile> read(Path file) {
    return of(Yaml.read(file), file.toString());
  }

  static List<PortalFile> read(String name, String text) {
    return of(Yaml.read(name, text), name);
  }

  private static List<PortalFile> of(List<YamlMap> documents, String name) {
    if (documents.isEmpty()) {
      throw new StartRefused(name + ": the file declares nothing");
    }
    var portals = new ArrayList<PortalFile>();
    var domains = new HashSet<String>();
    for (var document : documents) {
      var portal = new PortalReader(document).read();
      var domain = portal.home().domain();
      if (documents.size() > 1 && domain == null) {
        throw new StartRefused(
            portal.place() + ": each portal of a file with several needs its own domain");
      }
      if (domain != null && !domains.add(domain)) {
        throw new StartRefused(portal.place() + ": domain '" + domain + "' is declared twice");
      }
      portals.add(portal);
    }
    return portals;
  }
}
