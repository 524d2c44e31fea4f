/// The methods of this room.
@NullMarked
package dev.confab.botapps.rest;

import org.jspecify.annotations.NullMarked;
