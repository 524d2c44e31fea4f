/** Whoever calls itself by several names stands before those it also claims to be. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bYaBrowser\/(\d+)/, 'Yandex'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+).*\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]
const LENGTH_MAX = 60

/** What a browser calls itself, short: `Firefox 141, Linux`; its own words where they are not known. */
export function browserName(agent: string): string {
  const found = BROWSERS.find(([pattern]) => pattern.test(agent))
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))
  if (!found) return agent.length > LENGTH_MAX ? `${agent.slice(0, LENGTH_MAX)}…` : agent
  const version = found[0].exec(agent)?.[1] ?? ''
  return `${found[1]} ${version}${system ? `, ${system[1]}` : ''}`
}
