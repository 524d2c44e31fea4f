package dev.confab.house;

/// Which Confab this is.
public final class Version {
  /// For example `0.1.0`; written into the jar by the build, `dev` when run from class files.
  public static final String NUMBER = number();

  private Version() {}

  private static String number() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
