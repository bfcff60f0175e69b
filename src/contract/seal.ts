/**
 * Source of a `blob:` worker that inherits the page's security policy, allows only same-origin code, and then
 * brings in the real file. A worker started straight from its file would not inherit a policy set by `<meta>`.
 * It posts 'ready' when its file has run: messages sent before that would be lost. A file that cannot be brought in is
 * an `error` event of the worker. `before`: a module that runs before the file.
 */
export function bootstrap(kind: 'classic' | 'module', file: string, origin: string, before = ''): string {
  const guard = `const O=${JSON.stringify(origin)};if(self.trustedTypes)trustedTypes.createPolicy('default',{createScriptURL:(u,_,sink)=>{if(/importScripts/.test(sink)?new URL(u,O).origin===O:u.startsWith('blob:'+O+'/'))return u;throw new TypeError('refused: '+sink)}});`
  const own =
    kind === 'classic' ? `importScripts(${JSON.stringify(file)})` : `import(${JSON.stringify(file)})`
  const first = before === '' ? 'Promise.resolve()' : `import(${JSON.stringify(before)})`
  const load = `${first}.then(()=>${own}).then(()=>postMessage('ready'),e=>setTimeout(()=>{throw e}));`
  return `"use strict";{${guard}}${load}`
}
