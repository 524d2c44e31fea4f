package dev.confab.botapps;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An application as a bot's author describes it, unchecked; what is null is not said.
@Keys(Keys.Spelling.UPPER_SNAKE)
public record BotAppDraft(
    @Doc("By which it is found again.") @Nullable String code,
    @Doc("`PUT`, `SEND`, `CALL` or `SUPPORT`.") @Nullable String jsMethod,
    @Doc("The command, number or line.") @Nullable String jsParam,
    @Doc("The picture, Base64.") @Nullable JsonNode iconFile,
    @Doc("`ALL`, `USER`, `CHAT`, `BOT`, `LINES` or `CALL`; with `-admin` only administrators.")
        @Nullable String context,
    @Doc("Whether people from outside see it.") @Nullable Boolean extranetSupport,
    @Doc("Whether live chats have it.") @Nullable Boolean livechatSupport,
    @Doc("Whether the page stays while one moves between dialogs.") @Nullable Boolean iframePopup,
    @Doc("Titles by language.") @Nullable List<BotAppText> lang,
    @Doc("Address of the page, https.") @Nullable String iframe,
    @Doc("Its width, 250 at least.") @Nullable Long iframeWidth,
    @Doc("Its height, 50 at least.") @Nullable Long iframeHeight,
    @Doc("By which the page knows its callers; at most 32 characters.") @Nullable String hash,
    @Doc("Whether it is not shown.") @Nullable Boolean hidden) {

  /// What this draft says, and of what it does not, what the other one does.
  public BotAppDraft over(BotAppDraft other) {
    return new BotAppDraft(
        code == null ? other.code : code,
        jsMethod == null ? other.jsMethod : jsMethod,
        jsParam == null ? other.jsParam : jsParam,
        iconFile == null ? other.iconFile : iconFile,
        context == null ? other.context : context,
        extranetSupport == null ? other.extranetSupport : extranetSupport,
        livechatSupport == null ? other.livechatSupport : livechatSupport,
        iframePopup == null ? other.iframePopup : iframePopup,
        lang == null ? other.lang : lang,
        iframe == null ? other.iframe : iframe,
        iframeWidth == null ? other.iframeWidth : iframeWidth,
        iframeHeight == null ? other.iframeHeight : iframeHeight,
        hash == null ? other.hash : hash,
        hidden == null ? other.hidden : hidden);
  }

  /// Whether nothing is said.
  boolean isEmpty() {
    return equals(
        new BotAppDraft(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null));
  }
}
