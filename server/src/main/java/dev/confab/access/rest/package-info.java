/// The methods about access itself: what the caller may, what the server offers, which application
/// stands behind the call.
@NullMarked
package dev.confab.access.rest;

import org.jspecify.annotations.NullMarked;
