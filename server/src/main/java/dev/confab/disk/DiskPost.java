package dev.confab.disk;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;

/// A message that shows a file.
///
/// @param user who put it there
/// @param asFile whether it is shown as a file even if it is an image
public record DiskPost(FileId file, ChatId chat, MessageId message, UserId user, boolean asFile) {}
