/// How events are told to bots of the second generation of the API.
@NullMarked
package dev.confab.delivery.rest.v2;

import org.jspecify.annotations.NullMarked;
