/// The methods of this room.
@NullMarked
package dev.confab.notifications.rest;

import org.jspecify.annotations.NullMarked;
