package dev.confab.sql;

/// Another server uses the store; only one may.
public final class StoreInUse extends StoreFailure {
  StoreInUse() {
    super("another Confab is using this store");
  }
}
