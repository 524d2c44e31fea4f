/** What can be put on a message: the wire's names and how they look. */
export const REACTIONS: Record<string, string> = {
  like: '👍', dislike: '👎', faceWithTearsOfJoy: '😂', redHeart: '❤️', neutralFace: '😐', fire: '🔥',
  cry: '😢', slightlySmilingFace: '🙂', winkingFace: '😉', laugh: '😆', kiss: '😘', wonder: '😲',
  slightlyFrowningFace: '🙁', loudlyCryingFace: '😭', faceWithStuckOutTongue: '😛',
  faceWithStuckOutTongueAndWinkingEye: '😜', smilingFaceWithSunglasses: '😎', confusedFace: '😕',
  flushedFace: '😳', thinkingFace: '🤔', angry: '😠', smilingFaceWithHorns: '😈',
  faceWithThermometer: '🤒', facepalm: '🤦', poo: '💩', flexedBiceps: '💪', clappingHands: '👏',
  raisedHand: '🖐️', smilingFaceWithHeartEyes: '😍', smilingFaceWithHearts: '🥰', pleadingFace: '🥺',
  relievedFace: '😌', foldedHands: '🙏', okHand: '👌', signHorns: '🤘', loveYouGesture: '🤟',
  clownFace: '🤡', partyingFace: '🥳', questionMark: '❓', exclamationMark: '❗', lightBulb: '💡',
  bomb: '💣', sleepingSymbol: '💤', crossMark: '❌', whiteHeavyCheckMark: '✅', eyes: '👀',
  handshake: '🤝', hundredPoints: '💯',
}

/** Those offered first. */
export const QUICK = ['like', 'redHeart', 'faceWithTearsOfJoy', 'fire', 'clappingHands', 'eyes']

/** What people send most, in groups. */
export const EMOJI = [
  '😀 😃 😄 😁 😆 😅 🤣 😂 🙂 🙃 😉 😊 😇 🥰 😍 🤩 😘 😋 😛 😜 🤪 🤗 🤭 🤔 🤐 😐 😏 😒 🙄 😬 😌 😔 😴 😷 🤒 🤕 🤯 🥳 😎 🤓 😕 🙁 😮 😳 🥺 😢 😭 😱 😤 😡 😈 💀 🤡 👻 🤖',
  '👍 👎 👌 ✌️ 🤞 🤟 🤘 🤙 👈 👉 👆 👇 ☝️ ✋ 🖐️ 👋 💪 👏 🙌 🤝 🙏 ✍️ 👀 🧠',
  '❤️ 🧡 💛 💚 💙 💜 🖤 💔 💯 🔥 ✨ ⭐ 🎉 🎂 🎁 🏆 🚀 💡 📌 📎 📅 ⏰ ✅ ❌ ❓ ❗ ⚠️ 💤 💬',
  '🐶 🐱 🦊 🐻 🐼 🐸 🐵 🦄 🐝 🌞 🌈 ⛅ ❄️ 🌊 🌸 🌲 ☕ 🍵 🍺 🍷 🍕 🍔 🍎 🍓 🥑 🍰 ⚽ 🎮 🎵 🎸 🚗 ✈️ 🏠',
].map((group) => group.split(' '))
