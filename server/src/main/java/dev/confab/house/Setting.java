package dev.confab.house;

import java.util.Locale;

/// Everything an operator can set. Each is a flag `--name value`, a variable `CONFAB_NAME` and a
/// key of the configuration file.
enum Setting {
  PORT("8080", "Port to listen on; 0 chooses a free one."),
  HOST("127.0.0.1", "Address to listen on; 0.0.0.0 listens on all."),
  DATA("./data", "Folder of everything the server keeps; made when missing."),
  PORTAL("", "Portal file, applied at every start."),
  DATABASE("", "jdbc:postgresql: address of a PostgreSQL; empty: SQLite in the data folder."),
  STANDBY(
      "false",
      "true: while another server uses the store, wait, and take over when it ends or is silent."),
  LEASE_SECONDS("20", "Silence of the other server after which a standby takes its store away."),
  PUBLIC_URL(
      "", "Address callers use when a proxy stands in front; its headers are then believed."),
  ALLOW(
      "",
      "Private hosts, addresses or networks, and ports of other protocols (:25), that events may be"
          + " posted to, comma between."),
  DEVELOPER("", "true or false; empty: true when host is this machine only. Lets events go to it."),
  HANDLER_CONNECT_SECONDS(
      "5", "Longest wait for a connection to a handler, and for its encryption."),
  HANDLER_BEGIN_SECONDS(
      "", "Longest wait until a handler begins to answer; empty: as long as for the whole answer."),
  HANDLER_SECONDS("30", "Longest time of posting an event, to the last byte of the answer."),
  BODY_BYTES_MAX("150994944", "Largest request body: a file of 100 MB as Base64."),
  CONNECTIONS_MAX("20000", "Most connections open at once; more wait until some close."),
  OPERATING_SECONDS_MAX(
      "0",
      "Seconds a method may work in ten minutes for one caller on a self-hosted portal; 0: any."),
  EVENTS_KEEP_DAYS("7", "Days after which settled events and their attempts are removed."),
  EVENTS_KEEP_MB("2048", "Megabytes of events, roughly, beyond which the oldest settled ones go."),
  CALLS("all", "Which REST calls are kept to be looked at: off, errors or all."),
  CALLS_KEEP_DAYS("3", "Days after which they are removed."),
  CALLS_KEEP_MB("256", "Megabytes of calls, roughly, beyond which the oldest go."),
  LINK_PREVIEWS(
      "false",
      "true: fetch the pages that messages link to, and show what they say of themselves."),
  LINK_PICTURES(
      "",
      "true: fetch pictures of other servers that stand in messages, and show them; empty: as"
          + " link-previews."),
  LINK_PICTURES_MB(
      "256",
      "Megabytes of such pictures kept in the data folder; what was shown longest ago goes."),
  S3_BUCKET("", "Bucket that files are kept in; empty: the folder files in the data folder."),
  S3_ENDPOINT("", "Address of the bucket's service; empty: Amazon's for the region."),
  S3_REGION("us-east-1", "Region of the bucket."),
  S3_KEY("", "Name of the access key; its secret is the variable CONFAB_S3_SECRET alone."),
  S3_PATH_STYLE("true", "true: the bucket is named in the path; false: in the host name."),
  BACKUPS("", "Folder in which administrators may start backups from the console; empty: none."),
  OIDC_ISSUER(
      "", "Address of an OpenID Connect provider at which people may sign in; empty: none."),
  OIDC_CLIENT_ID("", "What the provider calls this server."),
  OIDC_CLIENT_SECRET("", "The secret it shares with this server."),
  OIDC_EMAILS_TRUSTED(
      "false",
      "true: e-mail addresses count of which the provider does not say that it verified them."),
  LOG("info", "How much to log: error, warning, info or debug.");

  private final String byDefault;
  private final String explanation;

  Setting(String byDefault, String explanation) {
    this.byDefault = byDefault;
    this.explanation = explanation;
  }

  /// `public-url`: the key of the file, and the flag without its dashes.
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String flag() {
    return "--" + key();
  }

  String variable() {
    return "CONFAB_" + name();
  }

  String byDefault() {
    return byDefault;
  }

  String explanation() {
    return explanation;
  }
}
