/// The methods of this room.
@NullMarked
package dev.confab.links.rest;

import org.jspecify.annotations.NullMarked;
