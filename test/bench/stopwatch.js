// Runs in every measured page: starts when it is opened or a file is chosen, stops in the frame in which the answer stands.
;(() => {
  const answer = '[data-answer="rfm"] svg'
  const clock = { dropped: 0, answered: 0, usable: 0, tasks: [], gaps: [] }
  /** Presses Stop as soon as it stands; resolves with the milliseconds until it is gone. */
  const stopWhenSeen = () =>
    new Promise((resolve) => {
      const seek = () => {
        const button = [...document.querySelectorAll('button')].find((one) =>
          one.textContent.includes('Stop'),
        )
        if (!button) return requestAnimationFrame(seek)
        const start = performance.now()
        button.click()
        const look = () =>
          button.isConnected ? requestAnimationFrame(look) : resolve(performance.now() - start)
        look()
      }
      seek()
    })
  Object.assign(self, { clock, stopWhenSeen })
  addEventListener('change', () => Object.assign(clock, { dropped: performance.now(), gaps: [] }), true)
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (clock.dropped && startTime > clock.dropped) clock.tasks.push(duration)
  }).observe({ type: 'longtask' })
  /** Where nobody counts frames none is asked for: drawing them takes time from the work that is measured. */
  const countFrames = (before) =>
    requestAnimationFrame((now) => {
      if (before) clock.gaps.push(now - before)
      countFrames(now)
    })
  if (self.countsFrames) addEventListener('change', () => countFrames(0), true)
  const once = (name, selector) => {
    if (clock[name] || !document.querySelector(selector)) return
    clock[name] = performance.now()
    requestAnimationFrame((now) => {
      clock[name] = now
    })
  }
  const look = () => {
    once('usable', 'input[type=file]')
    once('answered', answer)
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true })
  addEventListener('DOMContentLoaded', look)
})()
