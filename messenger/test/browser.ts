// What the modules under test ask of a browser, as small as they need it.

/** Keeps what is stored as properties of itself, as browsers do. */
class Kept {
  [key: string]: unknown
}
for (const [name, value] of Object.entries({
  getItem(this: Kept, key: string) {
    return Object.hasOwn(this, key) ? this[key] : null
  },
  setItem(this: Kept, key: string, text: string) {
    this[key] = text
  },
  removeItem(this: Kept, key: string) {
    Reflect.deleteProperty(this, key)
  },
  clear(this: Kept) {
    Object.keys(this).forEach((key) => Reflect.deleteProperty(this, key))
  },
})) {
  Object.defineProperty(Kept.prototype, name, { value })
}

const page = Object.assign(new EventTarget(), {
  baseURI: 'http://localhost/',
  documentElement: {},
  visibilityState: 'visible',
  createElement: () => ({}),
})

Object.assign(globalThis, {
  localStorage: new Kept(),
  document: page,
  location: { origin: 'http://localhost', host: 'localhost', hostname: 'localhost', reload: () => undefined },
  navigator: { language: 'en' },
  window: Object.assign(new EventTarget(), {}),
  matchMedia: () => ({ matches: false }),
})
