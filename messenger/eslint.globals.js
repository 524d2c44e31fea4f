// The names that browsers and Node bring along.
const names = `window document navigator location localStorage sessionStorage console fetch URL
URLSearchParams FormData File Blob FileReader WebSocket BroadcastChannel Notification Image
ResizeObserver IntersectionObserver MutationObserver AbortController AbortSignal crypto
setTimeout clearTimeout setInterval clearInterval requestAnimationFrame cancelAnimationFrame
queueMicrotask structuredClone performance getComputedStyle matchMedia process Buffer
HTMLElement HTMLInputElement HTMLTextAreaElement Element Event KeyboardEvent MouseEvent
CSSTransition DragEvent ClipboardEvent InputEvent FocusEvent PointerEvent Node Intl btoa atob CSS history`

export default Object.fromEntries(names.split(/\s+/).map((name) => [name, 'readonly']))
