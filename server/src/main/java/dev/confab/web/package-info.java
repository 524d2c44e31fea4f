/// Listens for HTTP and hands requests on: REST calls to `rpc`, token requests to `access`, files
/// to `files`. Knows the forms in which clients of the original write a call, paths and bodies
/// alike, and no method. Signs browsers in and serves the single-page application (docs/live.md).
///
/// Every request runs on a virtual thread of its own and may block. The library's types stay inside
/// [HttpDoor], [Exchange] and what reads bodies and sockets for them.
@NullMarked
package dev.confab.web;

import org.jspecify.annotations.NullMarked;
