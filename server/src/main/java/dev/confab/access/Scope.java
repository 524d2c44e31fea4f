package dev.confab.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The rights a webhook or an application can be given, all that the original knows: a portal file
/// written for it must not be refused because this server has no methods of some scope.
/// (api-reference/scopes/permissions.md) The rights a webhook or an application can be given, all
/// that the original knows and one of ours: a portal file written for it must not be refused
/// because this server has no methods of some scope. (api-reference/scopes/permissions.md)
public enum Scope implements ScopeNeed {
  /// `ai_admin`.
  AI_ADMIN("ai_admin"),
  /// `biconnector`.
  BICONNECTOR("biconnector"),
  /// `bizproc`.
  BIZPROC("bizproc"),
  /// `booking`.
  BOOKING("booking"),
  /// `calendar`.
  CALENDAR("calendar"),
  /// `call`.
  CALL("call"),
  /// `cashbox`.
  CASHBOX("cashbox"),
  /// `catalog`.
  CATALOG("catalog"),
  /// `contact_center`.
  CONTACT_CENTER("contact_center"),
  /// `crm`.
  CRM("crm"),
  /// `documentgenerator`.
  DOCUMENTGENERATOR("documentgenerator"),
  /// `delivery`.
  DELIVERY("delivery"),
  /// `department`.
  DEPARTMENT("department"),
  /// `disk`.
  DISK("disk"),
  /// `entity`.
  ENTITY("entity"),
  /// `humanresources`.
  HUMANRESOURCES("humanresources"),
  /// `humanresources.hcmlink`.
  HUMANRESOURCES_HCMLINK("humanresources.hcmlink"),
  /// `im`.
  IM("im"),
  /// `imbot`.
  IMBOT("imbot"),
  /// `imconnector`.
  IMCONNECTOR("imconnector"),
  /// `imopenlines`.
  IMOPENLINES("imopenlines"),
  /// `intranet`.
  INTRANET("intranet"),
  /// `landing`.
  LANDING("landing"),
  /// `lists`.
  LISTS("lists"),
  /// `log`.
  LOG("log"),
  /// `mailservice`.
  MAILSERVICE("mailservice"),
  /// `main`.
  MAIN("main"),
  /// `messageservice`.
  MESSAGESERVICE("messageservice"),
  /// `mobile`.
  MOBILE("mobile"),
  /// `pay_system`.
  PAY_SYSTEM("pay_system"),
  /// `placement`.
  PLACEMENT("placement"),
  /// `pull`.
  PULL("pull"),
  /// `rpa`.
  RPA("rpa"),
  /// `sale`.
  SALE("sale"),
  /// `salescenter`.
  SALESCENTER("salescenter"),
  /// `sign.b2e`.
  SIGN_B2E("sign.b2e"),
  /// `sonet_group`.
  SONET_GROUP("sonet_group"),
  /// `socialnetwork`.
  SOCIALNETWORK("socialnetwork"),
  /// `task`.
  TASK("task"),
  /// `telephony`.
  TELEPHONY("telephony"),
  /// `timeman`.
  TIMEMAN("timeman"),
  /// `user`.
  USER("user"),
  /// `user_brief`.
  USER_BRIEF("user_brief"),
  /// `user_basic`.
  USER_BASIC("user_basic"),
  /// `user.userfield`.
  USER_USERFIELD("user.userfield"),
  /// `userfieldconfig`.
  USERFIELDCONFIG("userfieldconfig"),
  /// `userconsent`.
  USERCONSENT("userconsent"),
  /// `vote`.
  VOTE("vote"),
  /// Deprecated by the original, and still listed.
  TASKS("tasks"),
  /// Deprecated by the original, and still listed.
  TASKS_EXTENDED("tasks_extended"),
  /// Deprecated by the original, and still listed.
  TASKSMOBILE("tasksmobile"),
  /// Of this server, not of the original: the methods whose names begin with `confab.`.
  CONFAB("confab");

  private static final List<String> WIRES = Arrays.stream(values()).map(Scope::wire).toList();

  private final String wire;

  Scope(String wire) {
    this.wire = wire;
  }

  /// The name on the wire.
  public String wire() {
    return wire;
  }

  /// The names of all scopes.
  public static List<String> wires() {
    return WIRES;
  }

  @Override
  public List<Scope> oneOf() {
    return List.of(this);
  }

  @Override
  public boolean isMetBy(Set<String> scopes) {
    return scopes.contains(wire);
  }

  @Override
  public String sentence() {
    return "Scope `" + wire + "`.";
  }
}
