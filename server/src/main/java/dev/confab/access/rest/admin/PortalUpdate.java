package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.PORTAL_WRONG;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.portals.Declared;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes the settings of the portal: language, zone, plan, limits, whether REST is switched off.
/// What is absent stays. A portal cannot be closed here, because nobody could open it again.
final class PortalUpdate implements RestMethod<PortalUpdate.Params, PortalCard> {
  private static final String NAME = "confab.admin.portal.update";
  // bots may have texts in languages that the pages do not speak
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private final Portals portals;
  private final Declared declared;
  private final AuditLog audit;

  PortalUpdate(Portals portals, Declared declared, AuditLog audit) {
    this.portals = portals;
    this.declared = declared;
    this.audit = audit;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Its language, of two letters.") @Nullable String language,
      @Doc("Its zone, as `Europe/Berlin`.") @Nullable String timezone,
      @Doc("What it subscribed to, 1 to 50 letters and digits.") @Nullable String plan,
      @Doc("`open`, or `overloaded`: calls of webhooks and applications are refused.")
          @Nullable String state,
      @Doc("Whether calls must come over TLS.") @Nullable Boolean httpsOnly,
      @Doc("`cloud` or `self-hosted`: which limits are in force.") @Nullable String limits,
      @Doc("Changes a declared portal too, until the next start.") @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, PortalCard> spec() {
    return MethodSpec.<Params, PortalCard>writing(NAME, Params.class, PortalCard.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(DECLARED, PORTAL_WRONG);
  }

  @Override
  public PortalCard handle(Call call, Params asked) {
    var tx = call.tx();
    var id = tx.portal();
    declared.refuseUnless(id, id, asked.untilRestart());
    var known = portals.get(tx);
    var wanted = wanted(known, asked);
    var before = PortalCard.of(known, false);
    var changed = portals.change(tx, wanted);
    var after = PortalCard.of(changed, declared.holds(id, id));
    var deed =
        Deed.of(NAME, "portal", id, known.host())
            .changing("language", before.language(), after.language())
            .changing("timezone", before.timezone(), after.timezone())
            .changing("plan", before.plan(), after.plan())
            .changing("state", before.state(), after.state())
            .changing("https_only", before.httpsOnly(), after.httpsOnly())
            .changing("limits", before.limits(), after.limits());
    if (!deed.changes().isEmpty()) {
      audit.note(tx, call.caller(), call.origin().address(), deed);
    }
    return after;
  }

  private static PortalDraft wanted(Portal known, Params asked) {
    var language = language(asked.language(), known.language());
    var plan = Objects.requireNonNullElse(asked.plan(), known.plan());
    refuse("PLAN must have 1 to 50 letters and digits", plan.matches("[a-z0-9_-]{1,50}"));
    return new PortalDraft(
        known.host(),
        known.memberId(),
        language,
        zone(asked.timezone(), known.timezone()),
        plan,
        state(asked.state(), known.state()),
        Objects.requireNonNullElse(asked.httpsOnly(), known.httpsOnly()),
        limits(asked.limits(), known.limits()),
        known.revision());
  }

  private static String language(@Nullable String asked, String known) {
    // a portal file may name a variant, such as pt_br, and a page sends back what it was shown
    if (asked == null || asked.equals(known)) {
      return known;
    }
    refuse("LANGUAGE must be a known language of two small letters", LANGUAGES.contains(asked));
    return asked;
  }

  private static ZoneId zone(@Nullable String asked, ZoneId known) {
    if (asked == null) {
      return known;
    }
    refuse("TIMEZONE must be a known zone", ZoneId.getAvailableZoneIds().contains(asked));
    return ZoneId.of(asked);
  }

  private static Portal.State state(@Nullable String asked, Portal.State known) {
    return switch (asked) {
      case null -> known;
      case "open" -> Portal.State.OPEN;
      case "overloaded" -> Portal.State.OVERLOADED;
      default -> throw PORTAL_WRONG.refuse("STATE must be open or overloaded");
    };
  }

  private static Portal.LimitProfile limits(@Nullable String asked, Portal.LimitProfile known) {
    return switch (asked) {
      case null -> known;
      case "cloud" -> Portal.LimitProfile.CLOUD;
      case "self-hosted" -> Portal.LimitProfile.SELF_HOSTED;
      default -> throw PORTAL_WRONG.refuse("LIMITS must be cloud or self-hosted");
    };
  }

  private static void refuse(String sentence, boolean unless) {
    if (!unless) {
      throw PORTAL_WRONG.refuse(sentence);
    }
  }
}
