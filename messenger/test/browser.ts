// What the modules under test ask of a browser, as small as they need it.
const kept = new Map<string, string>()

Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    clear: () => kept.clear(),
  },
  document: { baseURI: 'http://localhost/', documentElement: {}, createElement: () => ({}) },
  location: { origin: 'http://localhost', hostname: 'localhost' },
  navigator: { language: 'en' },
  window: Object.assign(new EventTarget(), {}),
  matchMedia: () => ({ matches: false }),
})
