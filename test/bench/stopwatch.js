// Runs in every measured page: starts when it is opened or a file is chosen, stops in the frame in which the answer stands.
;(() => {
  const answer = '[data-answer="rfm"]'
  const clock = { dropped: 0, answered: 0, usable: 0, tasks: [], gaps: [] }
  const untilGone = (pressed) => {
    const start = performance.now()
    pressed.click()
    return new Promise((resolve) => {
      const look = () =>
        pressed.isConnected ? requestAnimationFrame(look) : resolve(performance.now() - start)
      look()
    })
  }
  Object.assign(self, { clock, untilGone })
  addEventListener('change', () => Object.assign(clock, { dropped: performance.now(), gaps: [] }), true)
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (clock.dropped && startTime > clock.dropped) clock.tasks.push(duration)
  }).observe({ type: 'longtask' })
  let before = 0
  const frame = (now) => {
    if (before && clock.dropped && !clock.answered) clock.gaps.push(now - before)
    before = now
    if (!clock.usable && document.querySelector('input[type=file]')) clock.usable = now
    if (!clock.answered && document.querySelector(answer)) clock.answered = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
})()
