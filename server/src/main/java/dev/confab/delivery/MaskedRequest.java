package dev.confab.delivery;

import java.util.Map;

/// What is posted for an event, as an operator may see it.
///
/// @param address where it goes; empty when the handler is not bound any more
/// @param headers beside those every request has, in their order
/// @param body the form, with its tokens masked
public record MaskedRequest(String address, Map<String, String> headers, String body) {}
