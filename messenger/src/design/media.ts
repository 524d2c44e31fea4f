import { onScopeDispose, readonly, ref } from 'vue'
import type { Ref } from 'vue'

/** Whether a media query holds now, as long as the scope lasts. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = matchMedia(query)
  const holds = ref(list.matches)
  const hear = () => (holds.value = list.matches)
  list.addEventListener('change', hear)
  onScopeDispose(() => list.removeEventListener('change', hear))
  return readonly(holds)
}
