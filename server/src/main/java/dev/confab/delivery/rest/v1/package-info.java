/// How events are told to bots of the first generation of the API, and to applications.
@NullMarked
package dev.confab.delivery.rest.v1;

import org.jspecify.annotations.NullMarked;
