import type { Page } from 'playwright-core'

/** Presses Stop in the moment in which the bar of that name says these words: a look from outside may come too late. */
export function stopAt(tab: Page, bar: string, words: RegExp): Promise<void> {
  return tab.evaluate(
    ([label, source]) =>
      new Promise<void>((resolve) => {
        const is = new RegExp(source ?? '')
        const watch = new MutationObserver(() => {
          const said = document.querySelector(`[role=progressbar][aria-label="${label}"]`)
          if (!is.test(said?.getAttribute('aria-valuetext') ?? '')) return
          watch.disconnect()
          for (const button of document.querySelectorAll('button'))
            if (button.textContent?.trim() === 'Stop') button.click()
          resolve()
        })
        watch.observe(document, { subtree: true, childList: true, attributes: true })
      }),
    [bar, words.source],
  )
}
