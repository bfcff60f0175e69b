import type { Page } from 'playwright-core'

/** Presses Stop, or Escape, in the moment in which the bar of that name says these words: a look from outside may come too late. */
export function stopAt(
  tab: Page,
  bar: string,
  words: RegExp,
  press: 'Stop' | 'Escape' = 'Stop',
): Promise<void> {
  return tab.evaluate(
    ([label, source, press]) =>
      new Promise<void>((resolve) => {
        const is = new RegExp(source ?? '')
        const watch = new MutationObserver(() => {
          const said = document.querySelector(`[role=progressbar][aria-label="${label}"]`)
          if (!is.test(said?.getAttribute('aria-valuetext') ?? '')) return
          watch.disconnect()
          if (press === 'Escape')
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
          for (const button of document.querySelectorAll('button'))
            if (button.textContent?.trim() === press) button.click()
          resolve()
        })
        watch.observe(document, { subtree: true, childList: true, attributes: true })
      }),
    [bar, words.source, press],
  )
}
