import type { RouteRecordRaw } from 'vue-router'

/** The pages below `/console`. */
export const consoleRoutes: RouteRecordRaw[] = []
