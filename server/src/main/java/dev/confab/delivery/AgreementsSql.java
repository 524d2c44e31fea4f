package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The table `delivery_terms`.
final class AgreementsSql {
  Map<Agreements.Party, TermsChange> all(Reads reads) {
    var rows =
        reads.list(
            """
        SELECT app_id, bot_id, profile, receive, in_flight_max, per_second_max, life_ms,
          inline_reply
        FROM delivery_terms WHERE portal_id = :portal""",
            row ->
                Map.entry(
                    new Agreements.Party(new AppId(row.number(1)), row.number(2)), change(row)));
    var all = new HashMap<Agreements.Party, TermsChange>();
    rows.forEach(row -> all.put(row.getKey(), row.getValue()));
    return all;
  }

  private static TermsChange change(Row row) {
    var profile = row.textOrNull(3);
    var receive = row.textOrNull(4);
    var inFlightMax = row.numberOrNull(5);
    var perSecondMax = row.numberOrNull(6);
    var life = row.numberOrNull(7);
    var inlineReply = row.numberOrNull(8);
    return new TermsChange(
        profile == null ? null : Terms.Profile.valueOf(profile),
        receive == null ? null : Terms.Receive.valueOf(receive),
        inFlightMax == null ? null : Math.toIntExact(inFlightMax),
        perSecondMax == null ? null : Math.toIntExact(perSecondMax),
        life == null ? null : Duration.ofMillis(life),
        inlineReply == null ? null : inlineReply == 1);
  }

  void put(Tx tx, Agreements.Party party, TermsChange terms) {
    var life = terms.life();
    var profile = terms.profile();
    var receive = terms.receive();
    tx.run(
        "DELETE FROM delivery_terms WHERE portal_id = :portal AND app_id = ? AND bot_id = ?",
        party.app(),
        party.bot());
    tx.run(
        """
        INSERT INTO delivery_terms (portal_id, app_id, bot_id, profile, receive, in_flight_max,
          per_second_max, life_ms, inline_reply)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?)""",
        party.app(),
        party.bot(),
        profile == null ? null : profile.name(),
        receive == null ? null : receive.name(),
        terms.inFlightMax(),
        terms.perSecondMax(),
        life == null ? null : life.toMillis(),
        terms.inlineReply());
  }
}
