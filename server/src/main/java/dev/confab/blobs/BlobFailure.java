package dev.confab.blobs;

/// Bytes could not be kept or read: the disk is full, the bucket does not answer.
public final class BlobFailure extends RuntimeException {
  BlobFailure(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  BlobFailure(String message) {
    super(message);
  }
}
