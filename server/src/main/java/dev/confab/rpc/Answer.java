package dev.confab.rpc;

import java.util.Map;

/// What goes back: status, type, additive headers, body.
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {}
