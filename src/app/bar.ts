/** The address bar, as the session needs it; tests bring their own. */
export interface Bar {
  search(): string
  fragment(): string
  push(search: string): void
  replace(search: string): void
  onback(react: () => void): void
  /** The whole address of this page with another query or fragment: what a link to it is. */
  link(tail: string): string
}

/** The real one. The path stays as it is, so the page works in any folder of a static host. */
export const addressBar: Bar = {
  search: () => location.search,
  fragment: () => location.hash,
  push: (search) => history.pushState(null, '', location.pathname + search),
  replace: (search) => history.replaceState(null, '', location.pathname + search),
  onback(react) {
    addEventListener('popstate', react)
    addEventListener('hashchange', react)
  },
  link: (tail) => location.origin + location.pathname + tail,
}
