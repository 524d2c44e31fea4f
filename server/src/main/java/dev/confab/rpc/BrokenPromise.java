package dev.confab.rpc;

/// A method answered with an error it does not declare: a fault of ours, and loud in the log.
final class BrokenPromise extends RuntimeException {
  BrokenPromise(String method, String error) {
    super(method + " refused with " + error + ", which it does not declare");
  }
}
