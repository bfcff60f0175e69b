/** Tries to reach the outside and tells what stopped it. Only the page's policy counts as an answer. */
const patience = 300

addEventListener('securitypolicyviolation', (event) => {
  if (!(event instanceof SecurityPolicyViolationEvent)) return
  postMessage({ blocked: event.disposition === 'enforce', by: event.effectiveDirective })
})

const unstopped = (by: string) => setTimeout(() => postMessage({ blocked: false, by }), patience)

fetch('https://canary.invalid/').then(
  () => unstopped('the network answered'),
  () => unstopped('the network, not the policy'),
)
