// What people have tried to slip past a chat. Each one calls `hit()` when it is run.
const HIT = 'hit()'

export const markup = [
  `<script>${HIT}</script>`, `<img src=x onerror=${HIT}>`, `<svg onload=${HIT}>`, `<svg><script>${HIT}</script></svg>`,
  `<iframe src="javascript:parent.${HIT}"></iframe>`, `<body onload=${HIT}>`, `<details open ontoggle=${HIT}>x</details>`,
  `<input autofocus onfocus=${HIT}>`, `<a href="javascript:${HIT}">x</a>`, `<math><mi xlink:href="javascript:${HIT}">x</mi></math>`,
  `<object data="javascript:${HIT}"></object>`, `<embed src="javascript:${HIT}">`, `<video><source onerror=${HIT}></video>`,
  `<audio src=x onerror=${HIT}>`, `<style>@import 'javascript:${HIT}';</style>`, `<link rel=stylesheet href="javascript:${HIT}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${HIT}">`, `<form action="javascript:${HIT}"><button>x</form>`,
  `"><script>${HIT}</script>`, `'><img src=x onerror=${HIT}>`, `</textarea><script>${HIT}</script>`, `<!--><img src=x onerror=${HIT}>-->`,
  `{{constructor.constructor('${HIT}')()}}`, `\${${HIT}}`, `<scr<script>ipt>${HIT}</script>`, `&lt;img src=x onerror=${HIT}&gt;`,
  `<img src="x\` onerror=${HIT}>`, `<marquee onstart=${HIT}>x</marquee>`, `<select autofocus onfocus=${HIT}>`, `<x onclick=${HIT}>x</x>`,
]

export const addresses = [
  `javascript:${HIT}`, `JaVaScRiPt:${HIT}`, ` javascript:${HIT}`, `java\tscript:${HIT}`, `javascript&colon;${HIT}`,
  `data:text/html,<script>${HIT}</script>`, `data:image/svg+xml,<svg onload=${HIT}>`, `vbscript:${HIT}`, `blob:${HIT}`, `//evil.example/x.js`,
  `/\\evil.example`, `\u0001javascript:${HIT}`, `javascript://example.com/%0a${HIT}`, `http://example.com/" onmouseover="${HIT}`,
  `https://example.com/'onerror='${HIT}`, `view-source:javascript:${HIT}`, `feed:javascript:${HIT}`, `mhtml:javascript:${HIT}`,
  'https://evil.example/x.png', 'http://evil.example/file/x/1', '//evil.example/disk/x/1',
]

const around = [
  (bad) => `[url=${bad}]x[/url]`, (bad) => `[url]${bad}[/url]`, (bad) => `[img]${bad}[/img]`, (bad) => `[icon=${bad} size=20 title=x]`,
  (bad) => `[user=${bad}]x[/user]`, (bad) => `[send=${bad}]x[/send]`, (bad) => `[call=${bad}]x[/call]`, (bad) => `[color=${bad}]x[/color]`,
]

/** At least three hundred texts. */
export function texts() {
  const codes = markup.flatMap((bad) => [bad, `[b]${bad}[/b]`, `[code]${bad}[/code]`, `>>${bad}`, `[url=https://example.com]${bad}[/url]`])
  return [...codes, ...addresses.flatMap((bad) => around.map((put) => put(bad))), ...addresses]
}

/** Attachments and buttons with the same. */
export function blocks() {
  return addresses.map((bad, at) => ({
    ATTACH: [
      { LINK: { NAME: markup[at], DESC: markup[at + 1], LINK: bad } },
      { GRID: [{ NAME: markup[at], VALUE: markup[at + 2], DISPLAY: 'TABLE', LINK: bad }] },
      { USER: { NAME: markup[at], AVATAR: bad, LINK: bad } },
      { IMAGE: { NAME: markup[at], LINK: bad, PREVIEW: bad } },
      { FILE: { NAME: markup[at], LINK: bad } },
      { MESSAGE: `[url=${bad}]${markup[at + 3]}[/url]` },
    ],
    KEYBOARD: [{ TEXT: markup[at], LINK: bad }, { TEXT: markup[at], ACTION: 'SEND', ACTION_VALUE: markup[at] }],
  }))
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="${HIT}"><script>${HIT}</script><a xlink:href="javascript:${HIT}"><text y="20">x</text></a></svg>`
const PAGE = `<!doctype html><script>${HIT}</script><img src=x onerror=${HIT}>`

/** Files that would like to run, as pairs of name and bytes. */
export function uploads() {
  return [
    ['evil.svg', SVG], ['evil.svg.png', SVG], ['evil.html', PAGE], ['evil.htm', PAGE], ['evil.png', PAGE], ['evil.xhtml', `<html xmlns="http://www.w3.org/1999/xhtml"><script>${HIT}</script></html>`],
    ['evil.xml', `<?xml version="1.0"?><x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>${HIT}</h:script></x>`], ['evil.js', HIT], ['evil.mjs', HIT], ['evil.json', HIT],
    ['evil.gif', `GIF89a/*${PAGE}*/=1;${HIT}`], ['evil.jpg', `\xff\xd8\xff\xe0${PAGE}`], ['evil.pdf', `%PDF-1.4\n${PAGE}`], ['evil.mht', `MIME-Version: 1.0\nContent-Type: text/html\n\n${PAGE}`],
    ['evil.css', `*{background:url(javascript:${HIT})}`], ['evil.txt', PAGE], ['evil', PAGE], ['evil.webp', `RIFF\x10\x00\x00\x00WEBP${PAGE}`],
  ]
}
