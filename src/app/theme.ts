import { memory } from './memory.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme that was chosen here last. */
export function rememberedTheme(): Theme {
  return themes.find((theme) => theme === memory.get('theme')) ?? 'system'
}

/** Puts a theme on the page; the system's own needs no mark. */
export function showTheme(theme: Theme): void {
  memory.set('theme', theme === 'system' ? '' : theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
