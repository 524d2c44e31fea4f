package dev.confab.house;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the start screen tells about the portals.
///
/// @param portals their hosts
/// @param fromFile whether a portal file was applied
/// @param fixedTokens whether that file holds tokens in clear
/// @param first what the first start made up; null: nothing, or its file is gone
/// @param fresh whether this is that first start
public record Welcome(
    List<String> portals,
    boolean fromFile,
    boolean fixedTokens,
    @Nullable FirstStart first,
    boolean fresh) {}
