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
  // what parsers of other kinds make of it: namespaces, clobbered names, other encodings
  `<svg><animate onbegin=${HIT} attributeName=x dur=1s>`, `<noscript><p title="</noscript><img src=x onerror=${HIT}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${HIT}&gt;">`,
  `<form id=x><input name=parentNode><input name=attributes></form>`, `<template><script>${HIT}</script></template>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${HIT}></svg>#x">`, `<svg><foreignObject><iframe srcdoc="<script>parent.${HIT}</script>">`,
  `<a href="jav&#x09;ascript:${HIT}">x</a>`, `<x tabindex=1 onfocus=${HIT} autofocus>`, `<dialog open onclose=${HIT}><form method=dialog><button>x</dialog>`,
  `<input type=image src=x onerror=${HIT}>`, `<ScRiPt sRc=//evil.example/x.js></ScRiPt>`, `%3Cscript%3E${HIT}%3C/script%3E`,
  `+ADw-script+AD4-${HIT}+ADw-/script+AD4-`, `\u003cimg src=x onerror=${HIT}\u003e`, `<img src=x onerror=${HIT} //>`,
  `<style>*{background:url(//evil.example/x.png)}</style>`, `<base href="//evil.example/">`,
]

export const addresses = [
  `javascript:${HIT}`, `JaVaScRiPt:${HIT}`, ` javascript:${HIT}`, `java\tscript:${HIT}`, `javascript&colon;${HIT}`,
  `data:text/html,<script>${HIT}</script>`, `data:image/svg+xml,<svg onload=${HIT}>`, `vbscript:${HIT}`, `blob:${HIT}`, `//evil.example/x.js`,
  `/\\evil.example`, `\u0001javascript:${HIT}`, `javascript://example.com/%0a${HIT}`, `http://example.com/" onmouseover="${HIT}`,
  `https://example.com/'onerror='${HIT}`, `view-source:javascript:${HIT}`, `feed:javascript:${HIT}`, `mhtml:javascript:${HIT}`,
  'https://evil.example/x.png', 'http://evil.example/file/x/1', '//evil.example/disk/x/1',
  `java\nscript:${HIT}`, `&#106;avascript:${HIT}`, `%6Aavascript:${HIT}`, `javascript​:${HIT}`, `https:javascript:${HIT}`,
  'file:///etc/passwd', 'ftp://evil.example/x', `intent://evil.example#Intent;scheme=javascript:${HIT};end`, `ms-word:ofe|u|https://evil.example/x`,
  `filesystem:http://evil.example/${HIT}`,
]

/** What would like to be a style, where a colour or a size is asked for. */
export const styles = [
  'red;background:url(//evil.example/x.png)', 'url(//evil.example/x.png)', `expression(${HIT})`, '#fff;position:fixed;inset:0;z-index:9999',
  'var(--x,url(//evil.example/x.png))', 'image-set("//evil.example/x.png" 1x)', `url(javascript:${HIT})`, `"><img src=x onerror=${HIT}>`,
  '100%;width:100vw', '1e9', '-1px', 'inherit}*{background:url(//evil.example/x.png)',
]

const around = [
  (bad) => `[url=${bad}]x[/url]`, (bad) => `[url]${bad}[/url]`, (bad) => `[img]${bad}[/img]`, (bad) => `[icon=${bad} size=20 title=x]`,
  (bad) => `[user=${bad}]x[/user]`, (bad) => `[send=${bad}]x[/send]`, (bad) => `[call=${bad}]x[/call]`, (bad) => `[color=${bad}]x[/color]`,
  (bad) => `[put=${bad}]x[/put]`, (bad) => `[chat=${bad}]x[/chat]`, (bad) => `[context=${bad}]x[/context]`, (bad) => `[url=https://example.com title=${bad}]x[/url]`,
]

/** At least three hundred texts. */
export function texts() {
  const codes = markup.flatMap((bad) => [bad, `[b]${bad}[/b]`, `[code]${bad}[/code]`, `>>${bad}`, `[url=https://example.com]${bad}[/url]`])
  return [...codes, ...addresses.flatMap((bad) => around.map((put) => put(bad))), ...addresses]
}

/** Texts, attachments and buttons with what would like to be a style. */
export function styled() {
  return styles.flatMap((bad) => [
    { MESSAGE: `[color=${bad}]coloured[/color] [size=${bad}]sized[/size] [icon=https://example.com/x.png size=${bad} width=${bad} height=${bad} title=x]` },
    { MESSAGE: 'styled', ATTACH: { COLOR: bad, COLOR_TOKEN: bad, BLOCKS: [
      { MESSAGE: `[color=${bad}]x[/color]` },
      { DELIMITER: { SIZE: bad, COLOR: bad } },
      { GRID: [{ NAME: 'x', VALUE: bad, DISPLAY: 'ROW', COLOR: bad, COLOR_TOKEN: bad, WIDTH: bad, HEIGHT: bad }] },
      { IMAGE: { NAME: 'x', LINK: 'https://example.com/x.png', WIDTH: bad, HEIGHT: bad } },
    ] } },
    { MESSAGE: 'styled', KEYBOARD: [{ TEXT: bad, ACTION: 'SEND', ACTION_VALUE: 'x', BG_COLOR: bad, TEXT_COLOR: bad, OFF_BG_COLOR: bad, BG_COLOR_TOKEN: bad, WIDTH: bad, DISPLAY: bad }] },
  ])
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
